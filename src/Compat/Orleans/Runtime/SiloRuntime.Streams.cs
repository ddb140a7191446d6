namespace Orleans.Runtime;

/// <content>Methods that return IAsyncEnumerable.</content>
internal sealed partial class SiloRuntime
{
    public IAsyncEnumerable<T> Enumerate<T>(GrainReference reference, StreamRequest<T> request)
    {
        if (Settings.RoundTripMessages)
        {
            request.RoundTripArguments();
        }

        request.Source = reference;
        return request;
    }
}
