namespace TypedDao.Cli.Output;

/// <summary>Says on standard error what is being done, on one line that goes when it is done. Says nothing where nobody watches.</summary>
/// <param name="console">Where to write.</param>
internal sealed class Progress(ToolConsole console) : IDisposable
{
    private const int Widest = 70;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _next;
    private bool _isShown;

    /// <summary>Says what is being done, not more often than people read.</summary>
    /// <param name="what">What it is.</param>
    public void Report(string what)
    {
        TimeSpan now = TimeProvider.System.GetElapsedTime(_start);
        if (!console.HasWatcher || now < _next)
        {
            return;
        }

        _next = now + Pause;
        _isShown = true;
        console.Error.Write($"\r{(what.Length > Widest ? "…" + what[^Widest..] : what)}\e[K");
    }

    /// <summary>Says what stays, on a line of its own.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line)
    {
        Dispose();
        console.Error.WriteLine(line);
    }

    /// <summary>Removes the line.</summary>
    public void Dispose()
    {
        if (_isShown)
        {
            _isShown = false;
            console.Error.Write("\r\e[K");
        }
    }
}
