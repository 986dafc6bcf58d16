using System.Runtime.Versioning;
using TypedDao.Storage.Local;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Local;

/// <summary>What is particular to a folder; the laws of every storage are in the conformance suite.</summary>
public sealed class LocalStorageTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LocalStorage _storage;

    public LocalStorageTests() => _storage = new LocalStorage(_folder.At("root"), new LocalStorageOptions { FlushToDisk = false });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_have_the_names_of_keys()
    {
        await _storage.PutAsync("date=2025-01-07/part 1%.csv", "content");
        Assert.Equal("content", await File.ReadAllTextAsync(_folder.At("root", "date=2025-01-07", "part 1%.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(_folder.At("root", "date=2025-01-07", "part 1%.csv"), _storage.AddressOf("date=2025-01-07/part 1%.csv"));
        Assert.Equal(_folder.At("root"), _storage.AddressOf(""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_have_the_rights_of_ordinary_ones(bool isReplaced)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives files the rights of their folder");
        string ordinary = _folder.At("ordinary");
        await File.WriteAllTextAsync(ordinary, "content", TestContext.Current.CancellationToken);
        await _storage.PutAsync("a", "content", new PutOptions { IfAbsent = true });
        if (isReplaced)
        {
            await _storage.PutAsync("a", "replaced");
        }

        Assert.Equal(File.GetUnixFileMode(ordinary), File.GetUnixFileMode(_folder.At("root", "a")));
    }

    [Fact]
    public void Removing_what_is_no_file_by_now_is_no_error()
    {
        Directory.CreateDirectory(_folder.At("root", "folder"));
        File.WriteAllText(_folder.At("root", "file"), "content");
        foreach (string path in (string[])[_folder.At("root", "folder"), _folder.At("root", "none"), _folder.At("none", "none"), _folder.At("root", "file", "below")])
        {
            LocalFolders.DeleteFile(path);
        }

        Assert.True(Directory.Exists(_folder.At("root", "folder")));
        Assert.True(File.Exists(_folder.At("root", "file")));
    }

    [Fact]
    public async Task Files_of_other_programs_are_objects()
    {
        Directory.CreateDirectory(_folder.At("root", "a"));
        await File.WriteAllTextAsync(_folder.At("root", "a", ".hidden"), "content", TestContext.Current.CancellationToken);
        Assert.Equal(["a/.hidden"], await _storage.ListAsync());
        Assert.Equal("content", await _storage.ReadTextAsync("a/.hidden"));
        StorageEntry? head = await _storage.HeadAsync("a/.hidden");
        await _storage.PutAsync("a/.hidden", "replaced", new PutOptions { IfMatch = head!.ETag });
        Assert.Equal("replaced", await _storage.ReadTextAsync("a/.hidden"));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_empty_and_is_made_with_the_first_object()
    {
        Assert.Empty(await _storage.ListAsync());
        Assert.Empty(await _storage.ListAsync("a/b"));
        Assert.Null(await _storage.HeadAsync("a"));
        await _storage.DeleteAsync("a");
        Assert.False(Directory.Exists(_folder.At("root")));
        await _storage.PutAsync("a", "content");
        Assert.True(File.Exists(_folder.At("root", "a")));
    }

    [Fact]
    public async Task A_deletion_removes_the_folders_that_became_empty_but_never_the_root()
    {
        await _storage.PutAsync("a/b/c/d", "content");
        await _storage.PutAsync("a/e", "content");
        await _storage.DeleteAsync("a/b/c/d");
        Assert.False(Directory.Exists(_folder.At("root", "a", "b")));
        Assert.True(File.Exists(_folder.At("root", "a", "e")));
        await _storage.DeleteAsync("a/e");
        await _storage.DisposeAsync();
        Assert.True(Directory.Exists(_folder.At("root")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.At("root")));
    }

    [Fact]
    public async Task An_empty_folder_is_no_object_and_gives_way_to_one()
    {
        Directory.CreateDirectory(_folder.At("root", "a", "b"));
        Assert.Null(await _storage.HeadAsync("a"));
        Assert.Empty(await _storage.ListAsync());
        await _storage.PutAsync("a/b", "content");
        Assert.Equal("content", await _storage.ReadTextAsync("a/b"));
    }

    [Theory]
    [InlineData("a", "a/b", "In a folder 'a' cannot be an object while 'a/b' is one too: a file is not a folder. Give one of them another key.")]
    [InlineData("a", "a/b/c", "In a folder 'a' cannot be an object while 'a/b/c' is one too: a file is not a folder. Give one of them another key.")]
    [InlineData("a/b", "a", "In a folder 'a' cannot be an object while 'a/…' is one too: a file is not a folder. Give one of them another key.")]
    public async Task A_key_cannot_be_file_and_folder(string first, string second, string message)
    {
        await _storage.PutAsync(first, "first");
        foreach (PutOptions options in (PutOptions[])[default, new() { IfAbsent = true }])
        {
            TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync(second, "second", options).AsTask());
            Assert.Equal(ErrorKind.NotSupported, error.Kind);
            Assert.Equal(message, error.Message);
        }

        Assert.Equal([first], await _storage.ListAsync());
    }

    [Fact]
    public async Task A_key_that_is_now_a_file_and_now_a_folder_is_one_of_them_or_nothing()
    {
        const int Rounds = 300;
        await Task.WhenAll(
            RepeatAsync("a", async () => await _storage.PutAsync("a", "file"), () => _storage.DeleteAsync("a").AsTask()),
            RepeatAsync("a/b", async () => await _storage.PutAsync("a/b", "below", new PutOptions { IfAbsent = true }), () => _storage.DeleteAsync("a/b").AsTask()),
            RepeatAsync("delete", () => _storage.DeleteAsync("a").AsTask(), () => _storage.DeleteAsync("a/b").AsTask()),
            RepeatAsync("read", async () => Assert.Equal("file", await _storage.ReadTextAsync("a")), async () => Assert.Equal("below", await _storage.ReadTextAsync("a/b"))),
            RepeatAsync("list", async () => Assert.True((await _storage.ListAsync()).All(key => key is "a" or "a/b")), async () => await _storage.HeadAsync("a/b")));

        static Task RepeatAsync(string who, params Func<Task>[] steps) => Task.Run(async () =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                foreach (Func<Task> step in steps)
                {
                    try
                    {
                        await step();
                    }
                    catch (TypedDaoException error)
                    {
                        Assert.True(error.Kind is ErrorKind.NotFound or ErrorKind.NotSupported, $"{who}: {error}");
                    }
                }
            }
        });
    }

    [Theory]
    [InlineData(".typeddao", "'.typeddao' cannot be a key in a folder: '.typeddao' is where a folder keeps what is not yet written. Choose another name for it.")]
    [InlineData("a/.TypedDao/b", "'a/.TypedDao/b' cannot be a key in a folder: '.typeddao' is where a folder keeps what is not yet written. Choose another name for it.")]
    [InlineData("../outside", "'../outside' cannot be a key: it has a segment '.' or '..'.")]
    [InlineData("/etc/passwd", "'/etc/passwd' cannot be a key: it has an empty segment.")]
    [InlineData("a/../../outside", "'a/../../outside' cannot be a key: it has a segment '.' or '..'.")]
    public async Task Keys_never_lead_out_of_the_root_or_into_the_hidden_folder(string key, string message)
    {
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync(key, "content").AsTask());
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal(message, error.Message);
        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_name_that_the_file_system_cannot_keep_is_refused()
    {
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync(new string('n', 300), "content").AsTask());
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal(
            "The file system does not allow names this long. Shorten the segments of the key; most file systems allow 255 bytes for each.",
            error.Message);
        Assert.Empty(await _storage.ListAsync());
    }

    [Fact]
    public async Task Missing_and_taken_say_so()
    {
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.ReadAsync("a"));
        Assert.Equal("'a' does not exist.", error.Message);
        StorageEntry first = await _storage.PutAsync("a", "first");
        error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("a", "second", new PutOptions { IfAbsent = true }).AsTask());
        Assert.Equal("'a' exists already.", error.Message);
        await _storage.PutAsync("a", "third");
        var stale = new PutOptions { IfMatch = first.ETag };
        error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("a", "fourth", stale).AsTask());
        Assert.Equal("'a' has changed since it was last seen.", error.Message);
        await _storage.DeleteAsync("a");
        error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.PutAsync("a", "fifth", stale).AsTask());
        Assert.Equal("'a' has been deleted since it was last seen.", error.Message);
    }

    [Fact]
    public async Task Conditions_that_exclude_each_other_are_a_mistake_of_the_caller()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => _storage.PutAsync("a", "content", new PutOptions { IfAbsent = true, IfMatch = "1" }).AsTask());
        Assert.StartsWith("IfAbsent and IfMatch exclude each other.", error.Message);
    }

    [Fact]
    public async Task An_upload_that_failed_or_ended_takes_nothing_more()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        StorageUpload upload = await _storage.OpenUploadAsync("a");
        await upload.SealAsync(token);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => upload.WriteAsync(1).AsTask());
        Assert.Equal("The upload takes no more bytes: it is sealed.", error.Message);
        await upload.CompleteAsync();
        error = await Assert.ThrowsAsync<InvalidOperationException>(() => upload.CompleteAsync().AsTask());
        Assert.Equal("The upload cannot be completed: it is completed.", error.Message);

        upload = await _storage.OpenUploadAsync("b");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload.WriteAsync(new byte[1], new CancellationToken(true)).AsTask());
        error = await Assert.ThrowsAsync<InvalidOperationException>(() => upload.CompleteAsync().AsTask());
        Assert.Equal("The upload cannot be completed: an earlier step failed, so it can only be disposed.", error.Message);
        await upload.DisposeAsync();
        error = await Assert.ThrowsAsync<InvalidOperationException>(() => upload.CompleteAsync().AsTask());
        Assert.Equal("The upload cannot be completed: it is disposed.", error.Message);
    }

    [Fact]
    public async Task Sealed_uploads_hold_no_file_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "open files are counted in /proc");
        var uploads = new List<StorageUpload>();
        for (int i = 0; i < 200; i++)
        {
            StorageUpload upload = await _storage.OpenUploadAsync($"{i}");
            await upload.WriteAsync(1000);
            await upload.SealAsync(TestContext.Current.CancellationToken);
            uploads.Add(upload);
        }

        int open = Directory.EnumerateFiles("/proc/self/fd")
            .Count(file => new FileInfo(file).LinkTarget?.StartsWith(_folder.Path, StringComparison.Ordinal) == true);
        Assert.True(open <= 1, $"{open} files are open.");
        foreach (StorageUpload upload in uploads)
        {
            await upload.CompleteAsync();
            await upload.DisposeAsync();
        }

        Assert.Equal(200, (await _storage.ListAsync()).Length);
        await _storage.DisposeAsync();
        Assert.False(Directory.Exists(_folder.At("root", LocalNames.Reserved)));
    }

    [Fact]
    public async Task Versions_do_not_go_back_with_the_clock()
    {
        var time = new SkippingTime();
        await using var storage = new LocalStorage(_folder.At("root"), new LocalStorageOptions { FlushToDisk = false, TimeProvider = time });
        StorageEntry first = await storage.PutAsync("a", "first");
        Assert.Equal(time.GetUtcNow(), first.LastModified);
        time.Advance(TimeSpan.FromHours(-1));
        await using var another = new LocalStorage(_folder.At("root"), new LocalStorageOptions { FlushToDisk = false, TimeProvider = time });
        StorageEntry second = await another.PutAsync("a", "other");
        Assert.True(second.LastModified > first.LastModified);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_file_that_is_shortened_while_it_is_read_is_told_apart_from_its_end()
    {
        await _storage.PutAsync("a", new string('x', 1000));
        await using StorageObject opened = await _storage.GetAsync("a", default, TestContext.Current.CancellationToken);
        await using (FileStream other = File.Open(_folder.At("root", "a"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            other.SetLength(10);
        }

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            () => opened.Content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            "The file became shorter while it was read: it ends at byte 10, not at 1000. " +
            $"Let the program that writes '{_folder.At("root", "a")}' write another file and rename it.",
            error.Message);
    }

    [Fact]
    public async Task A_file_that_another_program_keeps_for_itself_is_a_passing_error()
    {
        await _storage.PutAsync("a", "content");
        await using FileStream other = File.Open(_folder.At("root", "a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.ReadAsync("a"));
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal(
            "Another program has the file open for itself. " +
            $"Close the program that uses '{_folder.At("root", "a")}', or let it open the file shared.",
            error.Message);
    }

    [Fact]
    public async Task A_listing_opens_no_folder_that_is_not_wanted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a privilege on Windows");
        await _storage.PutAsync("a/1", "content");
        await _storage.PutAsync("b/1", "content");

        // Whoever looks into the folder stumbles over what is in it.
        Directory.CreateSymbolicLink(_folder.At("root", "a", "trap"), _folder.Path);
        Assert.Equal(["b/1"], await _storage.ListAsync(startAfter: "a0"));
        Assert.Equal(["b/1"], await _storage.ListAsync("b"));
        Assert.Equal(["a/1"], await _storage.ListAsync("a/1"));
        await Assert.ThrowsAsync<TypedDaoException>(() => _storage.ListAsync());
    }

    [Fact]
    public async Task A_file_whose_name_cannot_be_a_key_stops_a_listing_instead_of_being_missing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "such names exist on Linux");
        await _storage.PutAsync("a", "content");
        string path = _folder.At("root", "line\nfeed");
        await File.WriteAllTextAsync(path, "content", TestContext.Current.CancellationToken);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => _storage.ListAsync());
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            $"The file '{path}' cannot be an object: it contains the control character U+000A. Rename it, or move it out of the store's root.",
            error.Message);
        Assert.Equal(["a"], await _storage.ListAsync("a"));
    }
}
