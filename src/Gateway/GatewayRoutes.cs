using CxBridge.Gateway.Auth;
using CxBridge.Gateway.Crm.ApiKeys;
using CxBridge.Gateway.Crm.Bots;
using CxBridge.Gateway.Crm.CallerIds;
using CxBridge.Gateway.Crm.Calls;
using CxBridge.Gateway.Crm.Campaigns;
using CxBridge.Gateway.Crm.Carriers;
using CxBridge.Gateway.Crm.Compliance;
using CxBridge.Gateway.Crm.Contacts;
using CxBridge.Gateway.Crm.Import;
using CxBridge.Gateway.Crm.Inbound;
using CxBridge.Gateway.Crm.Outbox;
using CxBridge.Gateway.Crm.Routes;
using CxBridge.Gateway.Ops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CxBridge.Gateway;

/// <summary>Routes of the gateway.</summary>
public static class GatewayRoutes
{
    /// <summary>Adds middleware and routes; call it once, after the host's own middleware.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        GatewayOptions options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(SecurityHeaders.Add);
        app.UseConsoleFiles(options);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use(WriteHeader.Require);
        app.UseAuthorization();

        RouteGroupBuilder v1 = app.MapGroup("/v1").RequireAuthorization();
        v1.MapAuth();
        v1.MapCampaigns();
        v1.MapContacts();
        v1.MapContactExplain();
        v1.MapImports(options);
        v1.MapSuppressions(options);
        v1.MapCalls();
        v1.MapBots();
        v1.MapCarriers();
        v1.MapCarrierRoutes();
        v1.MapCallerIdPools();
        v1.MapInbound();
        v1.MapApiKeys();
        v1.MapDeadLetters();
        v1.MapOps();
        v1.MapHosts();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.SwaggerEndpoint("/openapi/v1.json", "CxBridge v1");
        });
        // An address of the interface that does not exist is a 404, never the console. It also gets what a known address refused for its media
        // type: curl -d sends a form unless it is told otherwise, and a 404 would send its user looking for a wrong address.
        app.Map("/v1/{**rest}", (HttpRequest request) => request.HasFormContentType
            ? Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
        app.MapConsole(options);
        return app;
    }

    /// <summary>Only what a supervisor asks, for a process that serves no console.</summary>
    public static WebApplication MapGatewayHealth(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }
}
