namespace CxBridge.Sip.Calls;

/// <summary>A call in any state, to be ended when its endpoint closes; called under the gate.</summary>
internal interface ICloseable
{
    /// <summary>Tells the far end if it can, without waiting, and reports the end.</summary>
    void Close();
}
