using System.Text;
using Acme.Journals.Packs;
using TypedDao.Storage;

namespace TypedDao.CustomStore.Packs;

/// <summary>What stays in the file of a pack: after closing, after a failure, after damage.</summary>
public sealed class PackFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typeddao-pack-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "test.pack");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_written_is_there_when_it_is_opened_again()
    {
        StorageEntry written;
        await using (PackStorage storage = await OpenAsync())
        {
            written = await PutAsync(storage, "a/b", "first");
            await PutAsync(storage, "c", "gone");
            await storage.DeleteAsync("c", Stop);
        }

        await using PackStorage again = await OpenAsync();
        Assert.Equal([written], await again.ListAsync(string.Empty, default, Stop).ToListAsync(Stop));
        Assert.Equal("first", await ReadAsync(again, "a/b"));
        Assert.Equal($"{File}!/a/b", again.AddressOf("a/b"));
    }

    [Fact]
    public async Task A_write_that_a_failure_cut_short_never_was()
    {
        // After each operation: how long the file is, and what is in it.
        var states = new List<(long Length, string Content)>();
        await using (PackStorage storage = await OpenAsync(new PackOptions { DeadPercent = 100 }))
        {
            async Task NoteAsync() => states.Add((new FileInfo(File).Length, await ContentAsync(storage)));
            await NoteAsync();
            await PutAsync(storage, "a", "some content");
            await NoteAsync();
            await PutAsync(storage, "empty", "");
            await NoteAsync();
            await storage.DeleteAsync("a", Stop);
            await NoteAsync();
            await PutAsync(storage, "b", new string('b', 300));
            await NoteAsync();
        }

        byte[] whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        for (int length = PackFile.Start; length <= whole.Length; length++)
        {
            foreach (bool isPadded in (bool[])[false, true])
            {
                (long expectedLength, string expected) = states.Last(state => state.Length <= length);
                if (isPadded && length != expectedLength)
                {
                    continue;
                }

                // The file may end early, or with zeros that the file system put there.
                byte[] cut = [.. whole[..length], .. new byte[isPadded ? 100 : 0]];
                await System.IO.File.WriteAllBytesAsync(File, cut, Stop);
                await using PackStorage storage = await OpenAsync(new PackOptions { DeadPercent = 100 });
                Assert.Equal(expected, await ContentAsync(storage));
                Assert.Equal(expectedLength, new FileInfo(File).Length);
                await PutAsync(storage, "next", "works");
                Assert.Equal("works", await ReadAsync(storage, "next"));
            }
        }
    }

    [Fact]
    public async Task Damage_is_told_and_nothing_changed()
    {
        await using (PackStorage storage = await OpenAsync())
        {
            await PutAsync(storage, "a", "some content");
            await PutAsync(storage, "b", "more");
        }

        byte[] bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        bytes[PackFile.Start + PackRecord.HeaderSize] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, bytes, Stop);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await OpenAsync());
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal($"The pack is damaged at byte 16: what stands there is no record. [at {File}] Restore the file from a copy. Nothing was changed.", error.Message);
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File, Stop));
    }

    [Fact]
    public async Task Damaged_bytes_are_told_to_who_reads_them()
    {
        await using (PackStorage storage = await OpenAsync())
        {
            await PutAsync(storage, "a", "some content");
            await PutAsync(storage, "b", "more");
        }

        byte[] bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        bytes[PackFile.Start + PackRecord.HeaderSize + 3] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, bytes, Stop);
        await using PackStorage again = await OpenAsync();
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => ReadAsync(again, "a"));
        Assert.Equal(
            $"The bytes of 'a' are not those that were written. [at {File}] Restore the file from a copy, or write the object anew.", error.Message);
        Assert.Equal("more", await ReadAsync(again, "b"));
    }

    [Fact]
    public async Task Another_file_is_no_pack()
    {
        await System.IO.File.WriteAllTextAsync(File, "id,name\n1,Ada and some more\n", Stop);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await OpenAsync());
        Assert.Equal(
            $"The file is no pack, or one of a later version. [at {File}] Name another file in the store's 'path', or move this one away.", error.Message);
    }

    [Fact]
    public async Task A_pack_has_one_writer()
    {
        await using PackStorage storage = await OpenAsync();
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await OpenAsync());
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.Equal(
            $"Another process has the pack open. [at {File}] Close it there: a pack has one writer. To read it elsewhere, copy the file.", error.Message);
    }

    [Fact]
    public async Task A_pack_with_much_that_is_dead_is_rewritten_on_opening()
    {
        string last;
        string kept;
        await using (PackStorage storage = await OpenAsync())
        {
            kept = (await PutAsync(storage, "kept", new string('k', 1000))).ETag;
            for (int i = 0; i < 10; i++)
            {
                await PutAsync(storage, "replaced", new string('r', 1000));
            }

            last = (await PutAsync(storage, "deleted", new string('d', 1000))).ETag;
            await storage.DeleteAsync("deleted", Stop);
            Assert.True(storage.DeadBytes > 10_000);
        }

        await using PackStorage again = await OpenAsync();
        Assert.Equal(0, again.DeadBytes);
        Assert.True(new FileInfo(File).Length < 2_500);
        Assert.Equal(new string('k', 1000), await ReadAsync(again, "kept"));
        Assert.Equal(kept, (await again.HeadAsync("kept", Stop))!.ETag);

        // An ETag is not used twice, although the record that had it is gone.
        string next = (await PutAsync(again, "next", "n")).ETag;
        Assert.True(Convert.ToInt64(next, 16) > Convert.ToInt64(last, 16));
        Assert.Equal(["test.pack", "test.pack.lock"], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Files_of_uploads_that_a_failure_left_are_removed()
    {
        await System.IO.File.WriteAllTextAsync(PackFile.PartOf(File), "left", Stop);
        await using PackStorage storage = await OpenAsync();
        Assert.Empty(Directory.GetFiles(_folder.FullName, "*.part"));
    }

    private ValueTask<PackStorage> OpenAsync(PackOptions? options = null) => PackStorage.OpenAsync(File, options, Stop);

    private static ValueTask<StorageEntry> PutAsync(PackStorage storage, string key, string content)
        => storage.PutAsync(key, Encoding.UTF8.GetBytes(content), default, Stop);

    private static async Task<string> ReadAsync(PackStorage storage, string key)
    {
        await using StorageObject opened = await storage.GetAsync(key, default, Stop);
        using var reader = new StreamReader(opened.Content);
        return await reader.ReadToEndAsync(Stop);
    }

    private static async Task<string> ContentAsync(PackStorage storage)
    {
        var text = new StringBuilder();
        await foreach (StorageEntry entry in storage.ListAsync(string.Empty, default, Stop))
        {
            text.Append(entry.Key).Append('=').Append(await ReadAsync(storage, entry.Key)).Append(';');
        }

        return text.ToString();
    }
}
