namespace CxBridge.Domain.Screening;

/// <summary>Whom the first words belong to.</summary>
public enum GreetingSense
{
    /// <summary>They tell nothing.</summary>
    Nothing,

    /// <summary>A machine: "you have reached".</summary>
    Machine,

    /// <summary>A person: "how can I help you".</summary>
    Person,
}
