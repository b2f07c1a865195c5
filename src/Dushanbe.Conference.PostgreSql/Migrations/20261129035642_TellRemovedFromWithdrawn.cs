using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dushanbe.Conference.PostgreSql.Migrations
{
    /// <summary>The journal called the deletion of a session and the closing of an account a withdrawal, as it does a participant's.</summary>
    public partial class TellRemovedFromWithdrawn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Removed' WHERE "Action" = 'Withdrawn' AND "Subject" IN ('Session', 'Speaker', 'Room')""");
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Closed' WHERE "Action" = 'Withdrawn' AND "Subject" = 'Account'""");
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Reopened' WHERE "Action" = 'Reinstated' AND "Subject" = 'Account'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Withdrawn' WHERE "Action" = 'Removed' AND "Subject" IN ('Session', 'Speaker', 'Room')""");
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Withdrawn' WHERE "Action" = 'Closed' AND "Subject" = 'Account'""");
            migrationBuilder.Sql("""UPDATE "Journal" SET "Action" = 'Reinstated' WHERE "Action" = 'Reopened' AND "Subject" = 'Account'""");
        }
    }
}
