using System.Text.Json;
using CxBridge.Media.Screening;

namespace CxBridge.Silo.Verbs;

/// <summary>How a verb that works on a sound file says that it cannot: to people on the error stream, to programs as one JSON line on the output.</summary>
internal static class Refusal
{
    /// <summary>Says it.</summary>
    /// <returns>The exit code.</returns>
    public static int Say(string verb, WavProblem problem, int code, bool json)
    {
        Console.Error.WriteLine($"{problem.Message}. {problem.Cure}");
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { verb, ok = false, problem = problem.Message, cure = problem.Cure }, JsonSerializerOptions.Web));
        }

        return code;
    }
}
