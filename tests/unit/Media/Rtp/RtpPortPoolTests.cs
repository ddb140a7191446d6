using System.Net;
using CxBridge.Media.Rtp;
using CxBridge.TestKit;

namespace CxBridge.Tests.Unit.Media.Rtp;

public sealed class RtpPortPoolTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    [Fact]
    public void PortThatWasUsed_Rests_SoThatLatePacketsAreNotHeardInTheNextCall()
    {
        // Another test may take the port between two of these steps: then it is tried with another.
        for (int attempt = 0; attempt < 50; attempt++)
        {
            int port;
            using (PortPair free = Pool(16384, 32767, TimeProvider.System).TryOpen()!)
            {
                port = free.Port;
            }

            var time = new VirtualTime();
            RtpPortPool pool = Pool(port, port + 1, time);
            using PortPair? first = pool.TryOpen();
            if (first is null)
            {
                continue;
            }

            first.Dispose();
            time.Advance(Rest - TimeSpan.FromMilliseconds(1));
            Assert.Null(pool.TryOpen());
            time.Advance(TimeSpan.FromMilliseconds(1));
            using PortPair? second = pool.TryOpen();
            if (second is not null)
            {
                Assert.Equal(port, second.Port);
                return;
            }
        }

        Assert.Fail("No port came back from its rest.");
    }

    private static RtpPortPool Pool(int first, int last, TimeProvider time) => new(IPAddress.Loopback, first, last, Rest, time);
}
