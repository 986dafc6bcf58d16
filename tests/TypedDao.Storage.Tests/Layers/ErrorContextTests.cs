using System.Net.Sockets;
using TypedDao.Layers;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Layers;

public sealed class ErrorContextTests : IAsyncDisposable
{
    private readonly ScriptedFaults _faults = new();
    private readonly MemoryStorage _memory = new(name: "lake");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _memory.DisposeAsync();

    private IObjectStorage Storage => StorageLayers.ErrorContext(new FaultyStorage(_memory, _faults), "bronze");

    public static TheoryData<string, StorageCall, string> Operations => new()
    {
        { "head", StorageCall.Head, "folder/a" },
        { "get", StorageCall.Get, "folder/a" },
        { "get", StorageCall.Read, "folder/a" },
        { "put", StorageCall.Put, "folder/a" },
        { "upload", StorageCall.OpenUpload, "folder/a" },
        { "upload", StorageCall.Write, "folder/a" },
        { "upload", StorageCall.Seal, "folder/a" },
        { "upload", StorageCall.Complete, "folder/a" },
        { "list", StorageCall.List, "folder/" },
        { "delete", StorageCall.Delete, "folder/a" },
        { "copy", StorageCall.Copy, "folder/b" },
    };

    [Theory, MemberData(nameof(Operations))]
    public async Task Errors_know_operation_store_and_address(string operation, StorageCall call, string key)
    {
        await _memory.PutAsync("folder/a", "content");
        _faults.At(call, Fault.Lasting(ErrorKind.AccessDenied));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => RunAsync(call));
        Assert.Equal(ErrorKind.AccessDenied, error.Kind);
        Assert.Equal($"The storage fails (injected). [operation {operation}, store bronze, at memory://lake/{key}]", error.Message);
        Assert.Null(error.InnerException);
    }

    public static TheoryData<Exception, ErrorKind, bool, string> Foreign => new()
    {
        { new TimeoutException(), ErrorKind.Timeout, true, "The storage did not answer in time." },
        { new OperationCanceledException("too slow", new TimeoutException()), ErrorKind.Timeout, true, "The storage did not answer in time." },
        {
            new HttpRequestException("https://AKIA:p@ss@host/a?X-Amz-Signature=5ecret&partNumber=1 failed; Password='5 ecret'; sig=5ecret"),
            ErrorKind.Unavailable,
            true,
            "The connection to the storage failed: https://***@host/a?X-Amz-Signature=***&partNumber=1 failed; Password=***; sig=***"
        },
        { new HttpRequestException("no route"), ErrorKind.Unavailable, true, "The connection to the storage failed: no route" },
        { new SocketException(111), ErrorKind.Unavailable, true, "The connection to the storage failed: " + new SocketException(111).Message },
        { new IOException("reset", new SocketException(104)), ErrorKind.Unavailable, true, "The connection to the storage failed: reset" },
        { new EndOfStreamException(), ErrorKind.Unavailable, true, "The data ended before its length was reached." },
        { new IOException("broken disk"), ErrorKind.Unexpected, false, "The file system failed: broken disk" },
        { new NotSupportedException("no ranges"), ErrorKind.NotSupported, false, "The storage cannot do this: no ranges" },
        { new FormatException("odd answer"), ErrorKind.Unexpected, false, "The storage failed: odd answer" },
    };

    [Theory, MemberData(nameof(Foreign))]
    public async Task Exceptions_of_others_are_classified(Exception exception, ErrorKind kind, bool isTransient, string fact)
    {
        _faults.At(StorageCall.Head, new Fault { Error = () => exception });
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => RunAsync(StorageCall.Head));
        Assert.Equal(kind, error.Kind);
        Assert.Equal(isTransient, error.IsTransient);
        Assert.Equal(fact, error.Fact);
        Assert.Same(exception, error.InnerException);
        Assert.Equal("memory://lake/folder/a", error.Address);
    }

    [Fact]
    public async Task A_conditional_write_whose_connection_failed_has_an_unknown_outcome()
    {
        var lost = new Fault { Error = () => new HttpRequestException("reset"), AfterEffect = true };
        _faults.At(StorageCall.Put, lost).At(StorageCall.Complete, lost);
        const string Message = "It is not known whether the write took effect. The connection to the storage failed: reset " +
            "[operation {0}, store bronze, at memory://lake/a] Read the object back to find out.";
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            () => Storage.PutAsync("a", "content", new PutOptions { IfAbsent = true }).AsTask());
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.False(error.IsTransient);
        Assert.Equal(Message.Replace("{0}", "put", StringComparison.Ordinal), error.Message);

        await using StorageUpload upload = await Storage.OpenUploadAsync("a");
        error = await Assert.ThrowsAsync<TypedDaoException>(() => upload.CompleteAsync().AsTask());
        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        Assert.Equal(Message.Replace("{0}", "upload", StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData(ErrorKind.Timeout, ErrorKind.OutcomeUnknown, "It is not known whether the write took effect. fact [operation {0}, store bronze, at memory://lake/a] Read the object back to find out.")]
    [InlineData(ErrorKind.Unavailable, ErrorKind.Unavailable, "fact [operation {0}, store bronze, at memory://lake/a]")]
    [InlineData(ErrorKind.Throttled, ErrorKind.Throttled, "fact [operation {0}, store bronze, at memory://lake/a]")]
    public async Task After_a_timeout_nobody_knows_that_a_conditional_write_had_no_effect(ErrorKind kind, ErrorKind expected, string message)
    {
        var fault = new Fault { Error = () => new TypedDaoException(kind, "fact") };
        _faults.At(StorageCall.Put, fault, times: 2).At(StorageCall.Copy, fault).At(StorageCall.Complete, fault);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Storage.PutAsync("a", "content").AsTask());
        Assert.Equal(kind, error.Kind);
        var create = new PutOptions { IfAbsent = true };
        await using StorageUpload upload = await Storage.OpenUploadAsync("a", create);
        foreach ((string operation, Func<Task> call) in ((string, Func<Task>)[])
        [
            ("put", () => Storage.PutAsync("a", "content", create).AsTask()),
            ("copy", () => Storage.CopyAsync("b", "a", create, Token).AsTask()),
            ("upload", () => upload.CompleteAsync().AsTask()),
        ])
        {
            error = await Assert.ThrowsAsync<TypedDaoException>(call);
            Assert.Equal(expected, error.Kind);
            Assert.Equal(message.Replace("{0}", operation, StringComparison.Ordinal), error.Message);
        }
    }

    [Fact]
    public async Task What_an_error_knows_already_stays()
    {
        var known = new TypedDaoException(ErrorKind.Conflict, "fact") { Operation = "commit", Store = "silver", Address = "elsewhere", Cure = "cure" };
        _faults.At(StorageCall.Head, new Fault { Error = () => known });
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => RunAsync(StorageCall.Head));
        Assert.Same(known, error);
        Assert.Equal("fact [operation commit, store silver, at elsewhere] cure", error.Message);
    }

    [Fact]
    public async Task Mistakes_of_the_caller_and_cancellations_pass()
    {
        foreach (Exception exception in (Exception[])[new ArgumentException("x"), new InvalidOperationException("x"), new ObjectDisposedException("x"), new OperationCanceledException()])
        {
            var faults = new ScriptedFaults().At(StorageCall.Head, new Fault { Error = () => exception });
            IObjectStorage storage = StorageLayers.ErrorContext(new FaultyStorage(_memory, faults), "bronze");
            Assert.Same(exception, await Assert.ThrowsAnyAsync<Exception>(() => storage.HeadAsync("a").AsTask()));
        }
    }

    [Fact]
    public async Task A_missing_source_of_a_copy_is_the_address()
    {
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Storage.CopyAsync("none", "b", default, Token).AsTask());
        Assert.Equal("'none' does not exist. [operation copy, store bronze, at memory://lake/none]", error.Message);
    }

    [Fact]
    public async Task The_deletion_of_several_is_at_the_first()
    {
        _faults.At(StorageCall.Delete, new Fault { Error = () => new HttpRequestException("reset") })
            .At(StorageCall.Delete, new Fault { Error = () => new TypedDaoException(ErrorKind.AccessDenied, "'folder/b' is not to be removed.") { Address = "memory://lake/folder/b" } }, skip: 1);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Storage.DeleteAsync(["folder/a", "folder/b"], Token).AsTask());
        Assert.Equal("The connection to the storage failed: reset [operation delete, store bronze, at memory://lake/folder/a]", error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(() => Storage.DeleteAsync(["folder/a", "folder/b"], Token).AsTask());
        Assert.Equal("'folder/b' is not to be removed. [operation delete, store bronze, at memory://lake/folder/b]", error.Message);
    }

    private async Task RunAsync(StorageCall call)
    {
        switch (call)
        {
            case StorageCall.Head:
                await Storage.HeadAsync("folder/a");
                break;
            case StorageCall.Get or StorageCall.Read:
                await Storage.ReadAsync("folder/a");
                break;
            case StorageCall.Put:
                await Storage.PutAsync("folder/a", "content");
                break;
            case StorageCall.List:
                await Storage.ListAsync("folder/");
                break;
            case StorageCall.Delete:
                await Storage.DeleteAsync("folder/a");
                break;
            case StorageCall.Copy:
                await Storage.CopyAsync("folder/a", "folder/b", default, Token);
                break;
            default:
                await using (StorageUpload upload = await Storage.OpenUploadAsync("folder/a"))
                {
                    await upload.WriteAsync(10);
                    await upload.SealAsync(Token);
                    await upload.CompleteAsync();
                }

                break;
        }
    }
}
