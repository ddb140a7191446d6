using System.Text.Json;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>The report for people, and for programs.</summary>
internal static class DemoTable
{
    public static async Task Print(DemoReport report, string folder, bool json, TextWriter output)
    {
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"contact",-16} {"persona",-16} {"outcome",-12} {"disposition",-20} {"tries",5} {"turns",5} {"p50 ms",7} {"p95 ms",7}");
        foreach (DemoCall call in report.Calls)
        {
            await output.WriteLineAsync(
                $"{call.Contact,-16} {call.Persona ?? "-",-16} {call.Outcome ?? "-",-12} {call.Disposition ?? "-",-20} {call.Attempts,5} {call.Turns,5} {call.LatencyMs.P50,7:0} {call.LatencyMs.P95,7:0}");
        }

        await output.WriteLineAsync();
        foreach (DemoMismatch mismatch in report.Mismatches)
        {
            await output.WriteLineAsync($"mismatch  {mismatch.Contact} ({mismatch.Persona}): expected {mismatch.Expected}, got {mismatch.Got}");
        }

        await output.WriteLineAsync(
            (report.DoubleDials is { } doubles
                ? $"{report.Contacts - report.Mismatches.Count} of {report.Contacts} as the callee meant it; {doubles} double dials; "
                : $"{report.Contacts} contacts; what the callees meant and how often they rang is not known of this carrier; ")
            + $"CRM has {report.Crm.Delivered} results, {report.Crm.Duplicates} repeats, {report.Crm.Lost} lost; {report.Unfinished} unfinished");
        await output.WriteLineAsync($"{report.WallSeconds:0.0} s, host peak {report.PeakRssMb:0} MB; recordings, logs and database in {folder}");
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        }
    }
}
