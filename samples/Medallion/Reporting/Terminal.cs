namespace Medallion.Reporting;

/// <summary>Where the program writes to: a terminal, or a file that keeps every line.</summary>
internal sealed class Terminal(TextWriter output, bool isRedirected, TimeProvider? time = null)
{
    private static readonly TimeSpan RewriteInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    public PeakMemory Memory { get; } = new();

    /// <summary>How often progress shows.</summary>
    public TimeSpan Interval => isRedirected ? LineInterval : RewriteInterval;

    public void WriteLine(string line = "") => output.WriteLine(line);

    /// <summary>Shows progress until the result is disposed.</summary>
    public Progress ShowProgress(string step, Func<ProgressState> state) => new(this, step, state);

    /// <summary>Replaces the last line on a terminal; a file gets one more.</summary>
    public void WriteProgress(string line)
    {
        if (isRedirected)
        {
            output.WriteLine(line);
            return;
        }

        // A line that wraps could not be taken back.
        int width = Console.WindowWidth;
        output.Write($"\r{(width <= 0 || line.Length < width ? line : line[..(width - 1)])}\e[K");
        output.Flush();
    }

    /// <summary>Removes the line of progress from a terminal.</summary>
    public void ClearProgress()
    {
        if (!isRedirected)
        {
            output.Write("\r\e[K");
        }
    }
}
