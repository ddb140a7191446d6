namespace CxBridge.Domain.Carriers.Routing;

/// <summary>Who carries calls to numbers that begin with a prefix.</summary>
public sealed record Route
{
    /// <summary>Digits after the '+', 1 to 15 of them; of all routes whose prefix a number begins with the longest one counts.</summary>
    public required string Prefix { get; init; }

    /// <summary>Cheapest first, whatever their order here. None bars the prefix: nobody is called there.</summary>
    public required IReadOnlyList<RouteChoice> Choices { get; init; }

    /// <summary>Counts the changes; 0 before it is stored, 1 as first stored.</summary>
    public long Revision { get; init; }

    /// <summary>What keeps a text from being a prefix, in words; null when nothing does.</summary>
    public static string? Fault(string? prefix) => prefix switch
    {
        null or "" => "the prefix is empty",
        { Length: > 15 } => "a prefix has at most 15 digits",
        _ when !prefix.All(char.IsAsciiDigit) => "a prefix has only digits, without the +",
        ['0', ..] => "a country code never begins with 0",
        _ => null,
    };
}
