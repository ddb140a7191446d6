using System.Net.Sockets;
using CxBridge.Domain.Storage;
using CxBridge.Gateway;
using CxBridge.Gateway.Auth;
using CxBridge.Silo.Verbs;
using CxBridge.Storage.Migrations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CxBridge.Silo.Composition;

/// <summary>
/// A host from start to stop:
/// <code>
/// 1 settings   read and check everything; all errors at once
/// 2 folder     one host a data folder
/// 3 database   migrate; may this process join in?
/// 4 start      what its role asks for of silo, SIP, media, gateway
/// 5 firsts     bot and user, when nothing can fail any more: the password is shown once, and a start that fails shows nothing
/// 6 stop       drain: no new calls, live ones within a limit; then everything else
/// </code>
/// </summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FolderLock _folder;

    private RunningHost(WebApplication app, FolderLock folder, string? adminPassword)
    {
        _app = app;
        _folder = folder;
        AdminPassword = adminPassword;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
    }

    /// <summary>Where console and REST are.</summary>
    public string Address { get; }

    /// <summary>Generated at the very first start, and never shown again.</summary>
    public string? AdminPassword { get; }

    /// <exception cref="VerbFailedException">It cannot start; the message names the cure.</exception>
    public static async Task<RunningHost> Start(RunSettings settings, CancellationToken cancellationToken)
    {
        // 1 settings
        IConfigurationRoot configuration = Sections.Read(settings);

        // 2 folder
        FolderLock folder = FolderLock.Take(settings.DataFolder);
        WebApplication? app = null;
        var started = new StartGate();
        try
        {
            app = HostComposition.Build(settings, configuration, started);

            // 3 database
            IServiceProvider services = app.Services;
            HostRole role = EditionParts.Role(configuration);
            await services.GetRequiredService<IStorageMigrator>().MigrateAsync(cancellationToken);
            await EditionParts.JoinAsync(services, cancellationToken);

            // 4 start
            Map(app, role);
            await app.StartAsync(cancellationToken);
            started.Open();

            // 5 firsts
            string? password = role.ServesConsole() ? await EditionParts.AloneAsync(services, () => MakeFirsts(services, cancellationToken), cancellationToken) : null;
            return new RunningHost(app, folder, password);
        }
        catch (Exception problem)
        {
            await End(app);
            folder.Dispose();
            throw problem as OperationCanceledException ?? (Exception)new VerbFailedException(Explain(problem, settings));
        }
    }

    // 6 stop
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static void Map(WebApplication app, HostRole role)
    {
        if (role.ServesConsole())
        {
            app.MapGateway();
            EditionParts.MapPages(app);
        }
        else
        {
            app.MapGatewayHealth();
        }
    }

    private static async Task<string?> MakeFirsts(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<PracticeBotSeed>().EnsureAsync(cancellationToken);
        return await services.GetRequiredService<AdminBootstrap>().EnsureAsync(cancellationToken);
    }

    /// <summary>Stops what did start, before anything it uses is disposed of.</summary>
    private static async Task End(WebApplication? app)
    {
        if (app is null)
        {
            return;
        }

        try
        {
            await app.StopAsync(CancellationToken.None);
        }
        catch (Exception problem) when (problem is AggregateException or InvalidOperationException or OperationCanceledException or ArgumentNullException)
        {
            // What never started may refuse to stop; why the start failed is told in any case.
        }

        await app.DisposeAsync();
    }

    /// <summary>What a person can do about it.</summary>
    private static string Explain(Exception problem, RunSettings settings) => EditionParts.Explain(problem) ?? problem switch
    {
        VerbFailedException => problem.Message,
        StorageException => problem.Message,
        IOException when problem.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException =>
            $"Another program uses {settings.Urls}. Stop it, or choose another address with --urls http://127.0.0.1:8081",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            "Another program uses the SIP port. Stop it, or choose another with --set Sip:Port=5080",
        SocketException socket => $"The network refused: {socket.Message}. Check --urls, Sip:ListenAddress and Media:BindAddress",
        IOException or UnauthorizedAccessException => $"{problem.Message} Check that {settings.DataFolder} can be written and that the disk is not full",
        Microsoft.Extensions.Options.OptionsValidationException invalid => "The configuration is not valid:" + Environment.NewLine + string.Join(Environment.NewLine, invalid.Failures.Select(f => "  " + f)),
        _ => Defect(problem, settings.DataFolder),
    };

    private static string Defect(Exception problem, string folder)
    {
        string file = Path.Combine(folder, "start-failure.txt");
        File.WriteAllText(file, problem.ToString());
        return $"The host cannot start, by a defect of its own: {problem.Message} The details are in {file}";
    }
}
