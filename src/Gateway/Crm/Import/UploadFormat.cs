namespace CxBridge.Gateway.Crm.Import;

/// <summary>What an upload is written in.</summary>
internal enum UploadFormat
{
    Csv,

    /// <summary>A list of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    JsonLines,
}
