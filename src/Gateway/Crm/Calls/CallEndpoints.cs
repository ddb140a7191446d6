using CxBridge.Domain.Attempts;
using CxBridge.Domain.Calls;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Calls;

/// <summary>/v1/calls.</summary>
internal static class CallEndpoints
{
    private const int LargestPage = 500;

    public static void MapCalls(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder calls = v1.MapGroup("/calls").WithTags("Calls");
        calls.MapGet("/", List).WithSummary("Calls, newest first").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        calls.MapCallExport();
        calls.MapGet("/{id}", Get).WithSummary("One call with transcript, latencies, SIP cause, way and cost").ProducesProblem(StatusCodes.Status404NotFound);
        calls.MapGet("/{id}/recording", Recording).WithSummary("The recording: stereo WAV, caller left, bot right; byte ranges are served")
            .Produces(StatusCodes.Status200OK, contentType: "audio/wav").Produces(StatusCodes.Status206PartialContent, contentType: "audio/wav")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<CallPage>, ProblemHttpResult>> List(
        CampaignId? campaign, long? contact, string? outcome, bool? live, AttemptId? before, int? limit,
        ICallStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        AttemptOutcome wanted = default;
        if (outcome is not null && !Codes.TryParse(outcome, out wanted))
        {
            return Problem.Invalid([new("outcome", "is not known", $"Use one of: {Codes.AllOf<AttemptOutcome>()}.")]);
        }
        int most = Math.Clamp(limit ?? 50, 1, LargestPage);
        var filter = new CallFilter(campaign, contact is { } c ? new ContactId(c) : null, outcome is null ? null : wanted, live, before, most);
        IReadOnlyList<CallSummary> page = await store.ListAsync(filter, cancellationToken);
        AttemptId? next = page.Count == most ? page[^1].Attempt : null;
        return TypedResults.Ok(new CallPage([.. page.Select(CallView.Of)], next, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<CallDetail>, ProblemHttpResult>> Get(AttemptId id, ICallStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } call)
        {
            return Problem.NotFound("call");
        }
        CallRecord? record = await store.FindRecordAsync(id, cancellationToken);
        return TypedResults.Ok(new CallDetail(CallView.Of(call), record is null ? null : RecordView.Of(record), time.GetUtcNow()));
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Recording(
        AttemptId id, ICallStore store, IRecordingStore recordings, CancellationToken cancellationToken) =>
        await store.FindRecordAsync(id, cancellationToken) is { Recording: { } path } && recordings.OpenRead(path) is { } audio
            ? TypedResults.Stream(audio, "audio/wav", enableRangeProcessing: true)
            : Problem.NotFound("recording");
}
