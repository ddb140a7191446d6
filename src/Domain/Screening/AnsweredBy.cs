namespace CxBridge.Domain.Screening;

/// <summary>Who answered a call.</summary>
public enum AnsweredBy
{
    Human,
    Machine,

    /// <summary>Cannot be told, silence included.</summary>
    Unknown,
}
