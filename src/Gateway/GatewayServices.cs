using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Crm.Carriers;
using CxBridge.Gateway.Crm.Compliance;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.OpenApi;
using CxBridge.Gateway.Ops;
using CxBridge.Gateway.Problems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CxBridge.Gateway;

/// <summary>Registration of the gateway. The host brings the stores, <c>IBotValidator</c>, the grain factory and, on a media host, <c>ICallEngine</c>.</summary>
public static class GatewayServices
{
    /// <summary>Adds what <see cref="GatewayRoutes.MapGateway"/> needs.</summary>
    /// <exception cref="ValidationException">An option is out of its limits.</exception>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(options));
        services.AddSingleton<AdminBootstrap>();
        services.AddGatewayAuth(options);
        services.AddSingleton<ImportReports>();
        services.AddSingleton<ContactImport>();
        services.AddSingleton<SuppressionImport>();
        services.AddSingleton<HostViews>();
        services.AddSingleton<LiveSnapshots>();
        services.AddSingleton<LiveFeedEnd>();
        services.AddHostedService(s => s.GetRequiredService<LiveFeedEnd>());
        services.AddSingleton<RequestLog>();
        services.AddSingleton<HeldContacts>();
        services.AddSingleton<CampaignRehearsal>();
        services.TryAddSingleton<ICarrierStanding, GrainCarrierStanding>();
        services.TryAddSingleton<ICampaignCommands, GrainCampaignCommands>();
        services.AddSingleton<CampaignFigures>();
        services.AddProblemDetails(o => o.CustomizeProblemDetails = PlainRefusals.Explain);
        services.AddExceptionHandler<UnreadableRequests>();
        services.AddExceptionHandler<StorageFailures>();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi("v1", o =>
        {
            o.AddSchemaTransformer(WireSchemas.Transform);
            o.AddDocumentTransformer(DocumentFacts.Transform);
        });
        return services;
    }
}
