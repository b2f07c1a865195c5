using BenchmarkDotNet.Running;
using Dushanbe.Conference.Benchmarks.Badges;
using Dushanbe.Conference.Benchmarks.Press;
using Dushanbe.Conference.Benchmarks.Registration;

// cold starts and peak memory need processes of their own, which is simpler without a harness
if (args is ["press"]) PressTable.Print();
else if (args is ["press", .. var run]) PressTable.RunOne(run);
else if (args is ["booklet"]) BookletTable.Print();
else if (args is ["booklet", var warmRuns, var folder]) BookletTable.RunOne(warmRuns, folder);
else if (args is ["layout"]) LayoutTable.Print();
else if (args is ["badges"]) await BadgesTable.PrintAsync();
else if (args is ["registration"]) await RegistrationTable.PrintAsync();
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
