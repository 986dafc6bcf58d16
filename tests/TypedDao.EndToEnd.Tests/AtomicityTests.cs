using TypedDao.EndToEnd.Data.Rules;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>A reader never sees half a file, and a write that fails leaves nothing visible.</summary>
public sealed class AtomicityTests
{
    private const int Many = 50_000;

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_reader_sees_a_whole_file_while_it_is_replaced(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        NamedObject file = proof.Context.Rules.Named;
        await file.WriteAsync(Rows(0, Many));
        using var stop = new CancellationTokenSource();
        Task writer = Task.Run(async () =>
        {
            for (int version = 1; !stop.IsCancellationRequested; version++)
            {
                await file.WriteAsync(Rows(version, Many - (version % 7)));
            }
        });
        var versions = new HashSet<long>();
        for (int read = 0; read < 20 || versions.Count < 2; read++)
        {
            Numbered[] rows = await file.ReadAsync().ToArrayAsync();
            long version = rows[0].Number;
            versions.Add(version);
            Assert.Equal(Many - (version % 7), rows.Length);
            Assert.All(rows, row => Assert.Equal(version, row.Number));
        }

        await stop.CancelAsync();
        await writer;
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_write_that_fails_leaves_what_was_there(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        RulesStore rules = proof.Context.Rules;
        await rules.Named.WriteTextAsync("number\n7\n");
        await rules.Folder.WriteTextAsync("old.csv", "number\n7\n");
        var broken = new InvalidOperationException("The source broke.");
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await rules.Named.WriteAsync(Breaking(broken))));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await rules.Received.CreateAsync(Breaking(broken))));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await rules.Log.AppendAsync(Breaking(broken))));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await rules.Folder.OverwriteAsync(Breaking(broken))));
        Assert.Equal("number\n7\n", await rules.Named.ReadTextAsync());
        Assert.Equal(["folder/old.csv"], await rules.Folder.ListAsync().Select(entry => entry.Key).ToArrayAsync());
        Assert.False(await rules.Received.ExistsAsync());
        Assert.False(await rules.Log.ExistsAsync());
        if (kind == "local")
        {
            Assert.Equal(["rules/folder/old.csv", "rules/named.csv"], proof.Files());
        }
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_cancelled_write_leaves_nothing_and_a_cancelled_read_ends(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        RulesStore rules = proof.Context.Rules;
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rules.Log.AppendAsync(Cancelling(cancellation), cancellation.Token));
        Assert.False(await rules.Log.ExistsAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await rules.Named.WriteAsync(Rows(1, 10), cancellation.Token));
        Assert.False(await rules.Named.ExistsAsync());

        await rules.Named.WriteAsync(Rows(1, Many));
        using var reading = new CancellationTokenSource();
        long count = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Numbered row in rules.Named.ReadAsync().WithCancellation(reading.Token))
            {
                if (++count == 10)
                {
                    await reading.CancelAsync();
                }
            }
        });
        Assert.InRange(count, 10, Many - 1);

        // The file is closed: it can be replaced and removed.
        await rules.Named.WriteAsync(Rows(2, 1));
        Assert.Equal(1, await rules.Named.DeleteAsync());
    }

    private static IEnumerable<Numbered> Rows(int number, int count) => Enumerable.Repeat(new Numbered { Number = number }, count);

    private static async IAsyncEnumerable<Numbered> Breaking(Exception error)
    {
        foreach (Numbered row in Rows(1, Many))
        {
            yield return row;
        }

        await Task.Yield();
        throw error;
    }

    private static async IAsyncEnumerable<Numbered> Cancelling(CancellationTokenSource cancellation)
    {
        foreach (Numbered row in Rows(1, Many))
        {
            yield return row;
        }

        await cancellation.CancelAsync();
        foreach (Numbered row in Rows(1, Many))
        {
            yield return row;
        }
    }
}
