using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using CxBridge.Domain.Outbox;

namespace CxBridge.Silo.Adapters;

/// <summary>POSTs results to CRMs.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients) : IWebhookSender
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "webhook";

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(10);

    public async Task<DeliveryFailure?> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Target);
        request.Headers.Add("Idempotency-Key", delivery.IdempotencyKey);
        request.Content = new StringContent(delivery.Body, Encoding.UTF8, MediaTypeNames.Application.Json);
        try
        {
            HttpClient client = clients.CreateClient(ClientName);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode
                ? null
                : new DeliveryFailure($"the receiver answered {(int)response.StatusCode}", RetryAfter(response));
        }
        catch (HttpRequestException problem)
        {
            return new DeliveryFailure($"no answer: {problem.HttpRequestError}", null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryFailure("no answer in time", null);
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
            || response.Headers.RetryAfter is not RetryConditionHeaderValue { Delta: { } delta })
        {
            return null;
        }

        return delta < LongestRetryAfter ? delta : LongestRetryAfter;
    }
}
