using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CxBridge.TestKit.Programs;

namespace CxBridge.Tests.Cluster.Cells;

/// <summary>Speaks to the cell as a CRM behind a load balancer does: to any host that is up, and to another when that one dies under it.</summary>
internal sealed class CellRest : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    private readonly IReadOnlyList<CellHost> _hosts;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    private CellRest(IReadOnlyList<CellHost> hosts, AuthenticationHeaderValue key)
    {
        _hosts = hosts;
        _http.DefaultRequestHeaders.Authorization = key;
    }

    /// <summary>Signs in with the first user's password and makes a key.</summary>
    public static async Task<CellRest> SignInAsync(IReadOnlyList<CellHost> hosts, string password) =>
        new(hosts, await Operator.MakeKeyAsync(hosts.First(h => h.ServesConsole).Address, password, "cell"));

    public Task<JsonNode> GetAsync(string path) => SendAsync(address => new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)));

    public Task<JsonNode> PostAsync(string path, JsonNode? body) => SendAsync(address => new HttpRequestMessage(HttpMethod.Post, new Uri(address, path))
    {
        Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
    });

    /// <summary>Adds contacts, of whom only the number is known.</summary>
    public Task<JsonNode> ImportAsync(string campaign, IEnumerable<string> numbers) =>
        SendAsync(address => new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/v1/campaigns/{campaign}/imports"))
        {
            Content = new StringContent("number,name,reference,day,clinic\n" + string.Concat(numbers.Select(n => $"{n},Anna,REF-{n[^4..]},Friday,Park Clinic\n")), Encoding.UTF8, "text/csv"),
        });

    /// <summary>All items of a list that comes in pages.</summary>
    public async Task<List<JsonNode>> ListAsync(string path, string cursor)
    {
        var all = new List<JsonNode>();
        for (string? next = ""; next is not null;)
        {
            JsonNode page = await GetAsync(next.Length == 0 ? path : $"{path}&{cursor}={next}");
            all.AddRange(page["items"]!.AsArray().Select(i => i!));
            next = page["next"]?.ToString();
        }

        return all;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonNode> SendAsync(Func<Uri, HttpRequestMessage> make)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                using HttpRequestMessage request = make(_hosts.First(h => h.ServesConsole && h.IsUp).Address);
                using HttpResponseMessage response = await _http.SendAsync(request);
                if (response.IsSuccessStatusCode)
                {
                    return await response.Content.ReadFromJsonAsync<JsonNode>() ?? new JsonObject();
                }

                // While the cell finds out who is gone, a command may be refused with 5xx; anything else is an error of the test.
                if (response.StatusCode < HttpStatusCode.InternalServerError || tries > 60)
                {
                    throw new InvalidOperationException($"{request.RequestUri} answered {response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
                }
            }
            catch (Exception problem) when (tries < 60 && problem is HttpRequestException or TaskCanceledException or IOException)
            {
                // The host died under the request.
            }

            await Task.Delay(s_pause);
        }
    }
}
