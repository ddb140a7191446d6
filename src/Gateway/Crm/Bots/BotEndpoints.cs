using System.Text.Json;
using CxBridge.Domain.Bots;
using CxBridge.Domain.Configuration;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxBridge.Gateway.Crm.Bots;

/// <summary>/v1/bots. A version never changes: each publication adds one.</summary>
internal static class BotEndpoints
{
    public static void MapBots(this RouteGroupBuilder v1)
    {
        RouteGroupBuilder bots = v1.MapGroup("/bots").WithTags("Bots");
        bots.MapGet("/", List).WithSummary("The newest version of each bot");
        bots.MapGet("/{id}", Get).WithSummary("A version with its definition; the newest when 'version' is left out").ProducesProblem(StatusCodes.Status404NotFound);
        bots.MapPost("/", PublishNew).WithSummary("Publishes version 1 of a new bot; the body is its definition").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        bots.MapPost("/{id}/versions", PublishNext).WithSummary("Publishes the next version; the body is its definition")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<Listing<BotView>>> List(IBotStore store, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Listing<BotView>([.. (await store.ListAsync(cancellationToken)).Select(BotView.Of)], time.GetUtcNow()));

    private static async Task<Results<Ok<BotDetail>, ProblemHttpResult>> Get(BotId id, int? version, IBotStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, version, cancellationToken) is not { } bot)
        {
            return Problem.NotFound("bot or version");
        }
        using JsonDocument json = JsonDocument.Parse(bot.Json);
        return TypedResults.Ok(new BotDetail(bot.Id, bot.Version, bot.Name, bot.PublishedAt, json.RootElement.Clone()));
    }

    private static Task<Results<Created<BotView>, ProblemHttpResult>> PublishNew(
        JsonElement definition, IBotStore store, IBotValidator validator, TimeProvider time, CancellationToken cancellationToken) =>
        Publish(BotId.New(time), definition, store, validator, cancellationToken);

    private static async Task<Results<Created<BotView>, ProblemHttpResult>> PublishNext(
        BotId id, JsonElement definition, IBotStore store, IBotValidator validator, CancellationToken cancellationToken) =>
        await store.FindAsync(id, null, cancellationToken) is null ? Problem.NotFound("bot") : await Publish(id, definition, store, validator, cancellationToken);

    private static async Task<Results<Created<BotView>, ProblemHttpResult>> Publish(
        BotId id, JsonElement definition, IBotStore store, IBotValidator validator, CancellationToken cancellationToken)
    {
        string json = definition.GetRawText();
        IReadOnlyList<ConfigurationError> errors = validator.Validate(json);
        if (errors.Count > 0)
        {
            return Problem.Invalid(errors, "The bot was not published.");
        }
        PublishedBot bot = await store.PublishAsync(id, NameOf(definition) ?? id.Value, json, cancellationToken);
        return TypedResults.Created($"/v1/bots/{bot.Id}?version={bot.Version}", BotView.Of(bot));
    }

    private static string? NameOf(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
