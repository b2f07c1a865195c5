using Dushanbe.Conference.Backups;

namespace Dushanbe.Conference.Tests.Backups;

public sealed class OwnFilesTests
{
    [Fact]
    public void A_lock_that_is_shared_is_only_read_since_network_file_systems_share_no_other_and_keeps_off_who_wants_to_be_alone()
    {
        var folder = Directory.CreateTempSubdirectory("conference-locks-").FullName;
        var path = Path.Combine(folder, "in-use.lock");

        using (var one = OwnFiles.Lock(path, alone: false))
        using (var other = OwnFiles.Lock(path, alone: false))
        {
            Assert.Equal((true, false, true, false), (one!.CanRead, one.CanWrite, other!.CanRead, other.CanWrite));
            Assert.Null(OwnFiles.Lock(path, alone: true));
        }

        using (var alone = OwnFiles.Lock(path, alone: true))
        {
            Assert.True(alone!.CanWrite);
            Assert.Null(OwnFiles.Lock(path, alone: false));
            Assert.Null(OwnFiles.Lock(path, alone: true));
        }

        Directory.Delete(folder, recursive: true);
    }
}
