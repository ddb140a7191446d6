namespace CxBridge.Domain.Screening;

/// <summary>Whom the first words belong to.</summary>
public enum GreetingSense
{
    /// <summary>They tell nothing.</summary>
    Nothing,

    /// <summary>A machine: "you have reached".</summary>
    Machine,

    /// <summary>A person who stops there, a machine when it goes on: "hi, this is Anna".</summary>
    Opening,

    /// <summary>A person: "how can I help you".</summary>
    Person,
}
