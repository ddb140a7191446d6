namespace CxBridge.Gateway.Crm.Import;

/// <summary>The upload ended before the file did. Its own type, so that a full disk of ours is never taken for a caller who went away.</summary>
internal sealed class UploadBrokeException(string reason, Exception inner) : Exception(reason, inner);
