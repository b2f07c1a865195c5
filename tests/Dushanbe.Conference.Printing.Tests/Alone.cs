namespace Dushanbe.Conference.Printing.Tests;

/// <summary>Tests that measure the memory of the process, and so run while no others do.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
