namespace CxBridge.Media.Workers;

/// <summary>What was thrown in a worker, told in the host.</summary>
internal sealed class WorkerFaultException(string fault) : Exception(fault);
