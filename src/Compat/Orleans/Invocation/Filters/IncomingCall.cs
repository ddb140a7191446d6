using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way through the filters: the silo's in order of registration, then the grain's own, then the method.</summary>
internal sealed class IncomingCall(GrainRequest request, Activation activation, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private int _stage;
    private Response? _response;

    public IInvokable Request => request;

    public object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public MethodInfo InterfaceMethod => request.Descriptor.Method;

    public MethodInfo ImplementationMethod => activation.Shape.ImplementationOf(InterfaceMethod);

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public GrainInterfaceType InterfaceType => request.Target.InterfaceType;

    public string InterfaceName => request.Descriptor.InterfaceName;

    public string MethodName => request.Descriptor.MethodName;

    public object? Result
    {
        get => _response?.Result;
        set => _response = Response.FromResult(value);
    }

    public Response? Response
    {
        get => _response;
        set => _response = value;
    }

    /// <summary>False, at no cost, where there is no filter.</summary>
    public static bool TryStart(GrainRequest request, out ValueTask<Response> response)
    {
        if (request.Host is Activation activation && activation.FiltersFor(request) is { Length: > 0 } filters)
        {
            response = new IncomingCall(request, activation, filters).Run();
            return true;
        }

        response = default;
        return false;
    }

    public async Task Invoke()
    {
        var stage = _stage++;
        if (stage < filters.Length)
        {
            await filters[stage].Invoke(this);
            return;
        }

        _response = await request.Invoke();
        if (_response.Exception is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    private async ValueTask<Response> Run()
    {
        try
        {
            await Invoke();
            return _response ?? Response.Completed;
        }
        catch (Exception error)
        {
            return Response.FromException(error);
        }
    }
}
