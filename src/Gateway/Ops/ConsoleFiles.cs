using Microsoft.Extensions.FileProviders;

namespace CxBridge.Gateway.Ops;

/// <summary>Serves the built console: files as they are, every other address as the application, which has routes of its own.</summary>
internal static class ConsoleFiles
{
    private const string Index = "index.html";

    public static void UseConsoleFiles(this WebApplication app, GatewayOptions options)
    {
        if (Folder(options) is not { } folder)
        {
            return;
        }
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            // Names of assets hold a hash of their content; the index names them and must be fresh.
            OnPrepareResponse = c => c.Context.Response.Headers.CacheControl =
                c.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache",
        });
    }

    public static void MapConsole(this WebApplication app, GatewayOptions options)
    {
        if (Folder(options) is { } folder)
        {
            app.MapFallbackToFile("{*path:nonfile}", Index, new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(folder),
                OnPrepareResponse = c => c.Context.Response.Headers.CacheControl = "no-cache",
            }).AllowAnonymous();
        }
    }

    private static string? Folder(GatewayOptions options) =>
        options.ConsoleFolder is { } folder && File.Exists(Path.Combine(folder, Index)) ? Path.GetFullPath(folder) : null;
}
