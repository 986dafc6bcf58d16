using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TypedDao.Benchmarks.Harness;

/// <summary>
/// What a second thread is worth on this machine right now. A virtual machine may run two of its processors on one core of its
/// host, and do so for seconds: nothing gains from a second thread meanwhile.
/// </summary>
public static class Cores
{
    /// <summary>Two threads that share nothing do at least this much more than one where each has a core.</summary>
    public const double Enough = 1.8;

    // About a tenth of a second: the system takes some milliseconds to move a new thread to a processor of its own.
    private const int Steps = 100_000_000;

    /// <summary>How much more two threads do than one; 2 on a machine of one processor, where nothing runs on two.</summary>
    public static double Measure()
    {
        if (Environment.ProcessorCount == 1)
        {
            return 2;
        }

        double alone = Time(Spin);
        double both = Time(() =>
        {
            var other = new Thread(Spin);
            other.Start();
            Spin();
            other.Join();
        });
        return 2 * alone / both;
    }

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // Enough independent multiplications to fill a core; compiled once, so that nothing changes between the measurements.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spin()
    {
        ulong a = 1, b = 2, c = 3, d = 4;
        for (int i = 0; i < Steps; i++)
        {
            a = (a * 6364136223846793005) + 1;
            b = (b * 6364136223846793005) + 3;
            c = (c * 6364136223846793005) + 5;
            d = (d * 6364136223846793005) + 7;
        }

        GC.KeepAlive(a ^ b ^ c ^ d);
    }
}
