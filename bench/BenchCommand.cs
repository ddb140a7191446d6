using System.CommandLine;
using System.CommandLine.Parsing;

namespace CxBridge.Bench;

/// <summary>The command line of a bench; compiled into each that has options.</summary>
internal static class BenchCommand
{
    /// <summary>A whole number of 1 to <paramref name="most"/>.</summary>
    public static Option<int> Whole(string name, string what, int byDefault, int most)
    {
        var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int value) || value < 1 || value > most))
            {
                result.AddError($"{name}: '{result.Tokens[0].Value}' is not a whole number of 1 to {most}.");
            }
        });
        return option;
    }

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 2 when the options are wrong, which is said on standard error.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        foreach (ParseError error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }

        return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
    }
}
