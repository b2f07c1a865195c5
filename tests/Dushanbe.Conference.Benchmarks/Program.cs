using BenchmarkDotNet.Running;
using Dushanbe.Conference.Benchmarks.Badges;
using Dushanbe.Conference.Benchmarks.Circuits;
using Dushanbe.Conference.Benchmarks.Crashes;
using Dushanbe.Conference.Benchmarks.Lists;
using Dushanbe.Conference.Benchmarks.Press;
using Dushanbe.Conference.Benchmarks.Registration;
using Dushanbe.Conference.Tests.Crashes;

// cold starts and peak memory need processes of their own, which is simpler without a harness
if (args is ["press"]) PressTable.Print();
else if (args is ["press", .. var run]) await PressTable.RunOneAsync(run);
else if (args is ["booklet"]) BookletTable.Print();
else if (args is ["booklet", var warmRuns, var folder]) BookletTable.RunOne(warmRuns, folder);
else if (args is ["list"]) await ListTable.PrintAsync(5_000);
else if (args is ["list", var listed, var format, var times]) await ListTable.RunOneAsync(listed, format, times);
else if (args is ["layout"]) LayoutTable.Print();
else if (args is ["badges"]) await BadgesTable.PrintAsync();
else if (args is ["registration"]) await RegistrationTable.PrintAsync();
else if (args is ["desks"]) await DesksTable.PrintAsync(784, 10_784, 100_784);
else if (args is ["desks", .. var sizes]) await DesksTable.PrintAsync([.. sizes.Select(each => int.Parse(each, System.Globalization.CultureInfo.InvariantCulture))]);
else if (args is ["atrest"]) await AtRestTable.PrintAsync();
else if (args is ["looks"]) await LooksTable.PrintAsync();
else if (args is ["seals"]) await SealsTable.PrintAsync();
else if (args is ["backup"]) await BackupTable.PrintAsync(10_784);
else if (args is ["crashes"]) return await CrashTable.PrintAsync(200);
else if (args is ["crashes", var cycles]) return await CrashTable.PrintAsync(int.Parse(cycles, System.Globalization.CultureInfo.InvariantCulture));
// what it starts and kills
else if (args is [KilledWriter.Word, .. var what]) return await KilledWriter.RunAsync(what);
else if (args is ["circuits", var web]) await CircuitLoad.PrintAsync(web);
else if (args is ["imports", var server]) await ImportLoad.PrintAsync(server, 1);
else if (args is ["imports", var program, var atOnce]) await ImportLoad.PrintAsync(program, int.Parse(atOnce, System.Globalization.CultureInfo.InvariantCulture));
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
