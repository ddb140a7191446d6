using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace CxBridge.Silo.Verbs.Demo;

/// <summary>Speaks to the host as any CRM would: REST with an API key.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Base address of the host.</param>
    /// <param name="apiKey">Key in full; null for hosts that want none.</param>
    public RestClient(Uri address, string? apiKey)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        if (apiKey is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }
    }

    public async Task<JsonNode> Get(string path, CancellationToken cancellationToken) =>
        await Read(await _http.GetAsync(path, cancellationToken), path, cancellationToken);

    public async Task<JsonNode> Post(string path, JsonNode? body, CancellationToken cancellationToken) =>
        await Send(HttpMethod.Post, path, body, cancellationToken);

    public async Task<JsonNode> Send(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json);
        }

        return await Read(await _http.SendAsync(request, cancellationToken), path, cancellationToken);
    }

    public async Task<JsonNode> PostFile(string path, string file, string mediaType, CancellationToken cancellationToken)
    {
        await using FileStream stream = File.OpenRead(file);
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return await Read(await _http.PostAsync(path, content, cancellationToken), path, cancellationToken);
    }

    public async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await _http.GetAsync("/ready", cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode> Read(HttpResponseMessage response, string path, CancellationToken cancellationToken)
    {
        using (response)
        {
            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new VerbFailedException($"{path} answered {(int)response.StatusCode}: {(text.Length > 2000 ? text[..2000] : text)}");
            }

            return (text.Length == 0 ? null : JsonNode.Parse(text)) ?? new JsonObject();
        }
    }
}
