using System.Diagnostics;
using TypedDao.Storage.Local;

namespace TypedDao.Storage.Tests.Local;

/// <summary>What the file system refuses, and what users are told.</summary>
public sealed class ErrorTests
{
    public static TheoryData<int, ErrorKind, bool, string> Codes => new()
    {
        {
            Errno.NoSpace, ErrorKind.StorageFull, false,
            "There is no room left on the disk, or the quota is used up. Free some space where '/lake/a' lies, or move the store's root to another disk."
        },
        {
            Errno.QuotaExceeded, ErrorKind.StorageFull, false,
            "There is no room left on the disk, or the quota is used up. Free some space where '/lake/a' lies, or move the store's root to another disk."
        },
        {
            Errno.FileTooLarge, ErrorKind.StorageFull, false,
            "The file is larger than the file system or the limit of the process allows. Raise the limit (ulimit -f), or write smaller objects."
        },
        {
            Errno.ReadOnly, ErrorKind.AccessDenied, false,
            "The file system is mounted read-only. Mount the file system of '/lake/a' writable, or move the store's root to another disk."
        },
        {
            Errno.TooManyOpen, ErrorKind.Unavailable, true,
            "Too many files are open. Raise the limit of open files (ulimit -n), or read and write fewer objects at once."
        },
        {
            Errno.WouldBlock, ErrorKind.Unavailable, true,
            "Another program has the file open for itself. Close the program that uses '/lake/a', or let it open the file shared."
        },
        { 5, ErrorKind.Unexpected, false, "The file system failed: Input/output error" },
    };

    [Theory, MemberData(nameof(Codes))]
    public void Error_numbers_have_a_meaning_and_a_cure(int code, ErrorKind kind, bool isTransient, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "these are numbers of Unix");
        TypedDaoException error = IoErrors.Translate(new IOException("Input/output error", code), "/lake/a");
        Assert.Equal(kind, error.Kind);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Equal(message, error.Message);
        Assert.IsType<IOException>(error.InnerException);
    }

    [Fact]
    public void Exceptions_have_a_meaning_and_a_cure()
    {
        Check(
            new UnauthorizedAccessException("Access to the path '/lake/a' is denied."),
            ErrorKind.AccessDenied,
            "The file system denies it: Access to the path '/lake/a' is denied. " +
            "Give the user that runs this process the right to read and write '/lake/a', or use another folder.");
        Check(new FileNotFoundException("It is not there."), ErrorKind.NotFound, "The file or its folder is gone: It is not there.");
        Check(
            new PathTooLongException(),
            ErrorKind.NotSupported,
            "The file system does not allow names this long. Shorten the segments of the key; most file systems allow 255 bytes for each.");
        Check(new EndOfStreamException(), ErrorKind.Unavailable, "The data ended before its length was reached.");

        static void Check(Exception exception, ErrorKind kind, string message)
        {
            TypedDaoException error = IoErrors.Translate(exception, "/lake/a");
            Assert.Equal(kind, error.Kind);
            Assert.Equal(message, error.Message);
        }
    }

    [Theory]
    [InlineData(2, true, NameResult.Missing)]
    [InlineData(17, true, NameResult.Taken)]
    [InlineData(17, false, NameResult.Blocked)]
    [InlineData(20, true, NameResult.Blocked)]
    [InlineData(21, false, NameResult.Blocked)]
    [InlineData(18, true, NameResult.OtherFileSystem)]
    [InlineData(1, true, NameResult.NoLinks)]
    [InlineData(31, true, NameResult.NoLinks)]
    internal void System_calls_answer(int code, bool isLink, NameResult result) => Assert.Equal(result, NativeNames.Interpret(code, "/lake/a", isLink));

    [Fact]
    public void System_calls_that_fail_otherwise_raise_what_NET_raises()
    {
        Assert.Throws<UnauthorizedAccessException>(() => NativeNames.Interpret(Errno.Denied, "/lake/a", isLink: true));
        Assert.Throws<UnauthorizedAccessException>(() => NativeNames.Interpret(Errno.NotPermitted, "/lake/a", isLink: false));
        Assert.Throws<PathTooLongException>(() => NativeNames.Interpret(Errno.NameTooLong, "/lake/a", isLink: true));
        IOException error = Assert.Throws<IOException>(() => NativeNames.Interpret(Errno.NoSpace, "/lake/a", isLink: true));
        Assert.Equal(Errno.NoSpace, error.HResult);
    }

    [Fact]
    public async Task A_folder_on_another_file_system_below_the_root_is_refused()
    {
        using var folder = new TempFolder();
        await using var storage = new LocalStorage(folder.Path, new LocalStorageOptions(), (_, _) => NameResult.OtherFileSystem);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            () => storage.PutAsync("mounted/a", "content", new PutOptions { IfAbsent = true }).AsTask());
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal(
            $"'{folder.At("mounted", "a")}' lies on another file system than '{folder.Path}', so that nothing can appear there at once. " +
            "Make the folder that is mounted there the root of a store of its own.",
            error.Message);
    }

    [Fact]
    public async Task A_full_disk_leaves_the_old_object_and_nothing_else()
    {
        using var disk = SmallDisk.MountOrSkip();
        await using var storage = new LocalStorage(disk.At("root"));
        await storage.PutAsync("a", "old");
        byte[] large = new byte[4 * 1024 * 1024];
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            () => storage.PutAsync("a", large, default, TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(ErrorKind.StorageFull, error.Kind);
        Assert.StartsWith("There is no room left on the disk, or the quota is used up. Free some space where '", error.Message);
        Assert.Equal("old", await storage.ReadTextAsync("a"));

        await using (StorageUpload upload = await storage.OpenUploadAsync("b"))
        {
            error = await Assert.ThrowsAsync<TypedDaoException>(async () =>
            {
                for (int i = 0; i < 100; i++)
                {
                    await upload.WriteAsync(100_000);
                }
            });
            Assert.Equal(ErrorKind.StorageFull, error.Kind);
        }

        Assert.Equal(["a"], await storage.ListAsync());
        await storage.PutAsync("b", "there is room again");
        await storage.DisposeAsync();
        Assert.Equal(["root/a", "root/b"], disk.Files());
    }

    /// <summary>A disk of one megabyte, where this process may mount one.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TempFolder _folder = new();

        public static SmallDisk MountOrSkip()
        {
            Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root may mount a small disk");
            var disk = new SmallDisk();
            bool isMounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk._folder.Path);
            if (!isMounted)
            {
                disk._folder.Dispose();
            }

            Assert.SkipUnless(isMounted, "a small disk cannot be mounted here");
            return disk;
        }

        public string At(params string[] parts) => _folder.At(parts);

        public IEnumerable<string> Files() => _folder.Files();

        public void Dispose()
        {
            Run("umount", _folder.Path);
            _folder.Dispose();
        }

        private static bool Run(string file, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
