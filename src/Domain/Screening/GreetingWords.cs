namespace CxBridge.Domain.Screening;

/// <summary>What the first words say of who answered.</summary>
/// <param name="Sense">Whom they belong to.</param>
/// <param name="Code">Name of the kind of phrase, such as <c>REACHED</c>; safe to log, unlike the words.</param>
public readonly record struct GreetingWords(GreetingSense Sense, string Code)
{
    /// <summary>Nothing was understood.</summary>
    public static GreetingWords None { get; } = new(GreetingSense.Nothing, "");
}
