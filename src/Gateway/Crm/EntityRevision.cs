using System.Globalization;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CxBridge.Gateway.Crm;

/// <summary>ETags that name a revision: who sends back the one that they read overwrites nobody's change unseen.</summary>
internal static class EntityRevision
{
    public static void Write(HttpResponse response, long revision) => response.Headers.ETag = Of(revision).ToString();

    /// <summary>Whether a request with If-Match (RFC 9110, 13.1.1) may change what is at this revision; one without it always may.</summary>
    /// <param name="request">The request.</param>
    /// <param name="revision">What is stored; null when there is nothing yet.</param>
    public static bool Matches(HttpRequest request, long? revision)
    {
        IList<EntityTagHeaderValue> given = request.GetTypedHeaders().IfMatch;
        if (given.Count == 0)
        {
            // What cannot be read must not pass for "no condition".
            return request.Headers.IfMatch.Count == 0;
        }

        return revision is { } now && given.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Of(now), useStrongComparison: true));
    }

    public static ProblemHttpResult Stale(string what, long? revision) => Problem.Stale(
        $"The {what} was changed in the meantime.",
        (revision is { } now ? $"It is at revision {now}." : "It is gone.") + " Read it again, then repeat the change on what it is now.");

    private static EntityTagHeaderValue Of(long revision) => new($"\"{revision.ToString(CultureInfo.InvariantCulture)}\"");
}
