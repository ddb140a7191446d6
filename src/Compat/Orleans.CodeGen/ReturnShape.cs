namespace CxBridge.Compat.Orleans.CodeGen;

/// <summary>What a grain method returns, as far as a request must know.</summary>
internal enum ReturnShape
{
    Unknown,
    Void,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
    Stream,
}
