namespace CxBridge.Silo.Composition;

/// <summary>Closed until the host has started. The framework logs a start that fails with its whole stack; the person at the terminal gets one sentence instead.</summary>
internal sealed class StartGate
{
    private volatile bool _open;

    /// <summary>Whether the host has started.</summary>
    public bool IsOpen => _open;

    /// <summary>The host has started.</summary>
    public void Open() => _open = true;
}
