namespace CxBridge.Media.Leaks;

/// <summary>A call holds more memory than a call may. Its message goes into the attempt's end.</summary>
internal sealed class CallLeakException(string message) : Exception(message);
