using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CxBridge.Gateway.Crm.Import;

/// <summary>Finds the file in a request: the body itself (CSV or JSON), or the first file of a form (multipart/form-data, CSV). Nothing is buffered.</summary>
internal static class UploadBody
{
    private static readonly string[] Plain = ["text/csv", "text/plain", "application/csv", "application/octet-stream", "application/vnd.ms-excel"];

    private static readonly string[] Lines = ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];

    /// <returns>The file and its format; null when the request has none.</returns>
    public static async Task<(Stream File, UploadFormat Format)?> OpenAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
        {
            return null;
        }
        if (Plain.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return (request.Body, UploadFormat.Csv);
        }
        if (Lines.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            return (request.Body, UploadFormat.JsonLines);
        }
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return (request.Body, UploadFormat.Json);
        }
        string? boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || string.IsNullOrEmpty(boundary))
        {
            return null;
        }
        var form = new MultipartReader(boundary, request.Body);
        while (await form.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader()?.IsFileDisposition() is true)
            {
                return (section.Body, UploadFormat.Csv);
            }
        }
        return null;
    }
}
