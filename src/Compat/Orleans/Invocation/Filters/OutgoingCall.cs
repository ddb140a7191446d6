using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A call on its way out through the filters; the last stage sends it.</summary>
internal sealed class OutgoingCall(GrainRequest request, IOutgoingGrainCallFilter[] filters, Func<GrainRequest, ValueTask<Response>> send)
    : IOutgoingGrainCallContext
{
    private int _stage;
    private Response? _response;

    public IInvokable Request => request;

    public object Grain => request.Target;

    public IGrainContext? SourceContext => request.Source;

    public MethodInfo InterfaceMethod => request.Descriptor.Method;

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Target.GrainId;

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

    public async Task Invoke()
    {
        var stage = _stage++;
        if (stage < filters.Length)
        {
            await filters[stage].Invoke(this);
            return;
        }

        _response = await send(request);
        if (_response.Exception is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    public async Task<T> Run<T>()
    {
        await Invoke();
        return _response is null ? default! : _response.GetResult<T>();
    }
}
