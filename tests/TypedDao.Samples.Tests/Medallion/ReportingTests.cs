using global::Medallion.Reporting;

namespace TypedDao.Samples.Medallion;

public sealed class ReportingTests : IDisposable
{
    private readonly StringWriter _output = new() { NewLine = "\n" };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Counts_that_do_not_balance_are_shouted_about()
    {
        var report = new StepReport("silver", "clean", TimeProvider.System);
        report.Count("read", 1_000, "rows", "");
        report.Balance("read", 1_000, 990, 9);
        report.Balance("kept", 3, 4);
        report.Complete().WriteTo(new Terminal(_output, isRedirected: true));

        Assert.False(report.Balances);
        Assert.StartsWith(
            "silver: clean\n  read                 1,000 rows\n  balance              1,000 read IS NOT 990 + 9\n  balance                  3 kept IS NOT 4\n  time    ",
            _output.ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(0.05, "")]
    [InlineData(0.125, "▏")]
    [InlineData(2.5, "██▌")]
    [InlineData(3, "███")]
    [InlineData(-1, "")]
    public void A_bar_is_exact_to_an_eighth(double width, string bar) => Assert.Equal(bar, Text.Bar(width));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_234, "1.2 kB")]
    [InlineData(180_500_000, "180.5 MB")]
    [InlineData(1_804_000_000, "1.80 GB")]
    public void Bytes_are_readable(long bytes, string text) => Assert.Equal(text, Text.Bytes(bytes));

    [Theory]
    [InlineData(0, "0 files")]
    [InlineData(1, "1 file")]
    [InlineData(3_600, "3,600 files")]
    public void One_file_is_no_files(long count, string text) => Assert.Equal(text, Text.Files(count));

    [Fact]
    public async Task On_a_terminal_progress_rewrites_its_line_and_goes()
    {
        var terminal = new Terminal(_output, isRedirected: false);
        long bytes = 0;
        await using (terminal.ShowProgress("silver", () => new(Interlocked.Read(ref bytes), 100, "5 rows")))
        {
            Interlocked.Exchange(ref bytes, 50);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("\rsilver  ████████████", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(" 50 %  5 rows", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', _output.ToString());
    }
}
