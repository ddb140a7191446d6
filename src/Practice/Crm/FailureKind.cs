namespace CxBridge.Practice.Crm;

/// <summary>How the practice CRM fails on purpose, in the order in which it does.</summary>
public enum FailureKind
{
    /// <summary>500; the result is not stored.</summary>
    ServerError,

    /// <summary>503 with Retry-After; the result is not stored.</summary>
    Unavailable,

    /// <summary>The result is stored and the connection cut before the answer: the next try is a duplicate.</summary>
    StoredThenCut,

    /// <summary>The result is stored, and the answer takes three seconds.</summary>
    Slow,
}
