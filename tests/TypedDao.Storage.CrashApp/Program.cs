using System.Globalization;
using System.Text;
using TypedDao;
using TypedDao.Storage;

// Usage: MODE ROOT ARGUMENTS. A line on standard output says that the process is ready; a line on standard input lets it go on.
string root = args[1];
await using var storage = new LocalStorage(root);
switch (args[0])
{
    case "write":
        await WriteForeverAsync(int.Parse(args[2], CultureInfo.InvariantCulture));
        return 0;
    case "hold":
        await HoldAsync();
        return 0;
    case "create":
        await CreateAsync(args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        return 0;
    case "count":
        await CountAsync(int.Parse(args[2], CultureInfo.InvariantCulture));
        return 0;
    case "churn":
        await ChurnAsync(args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        return 0;
    case "read":
        await ReadAsync(args[2]);
        return 0;
    default:
        return 2;
}

// Objects that consist of one number, in every way an object can be written, until somebody kills the process.
async Task WriteForeverAsync(int seed)
{
    var random = new Random(seed);
    Console.WriteLine("ready");
    for (int i = 0; ; i++)
    {
        byte[] content = [.. Enumerable.Repeat((byte)random.Next(256), random.Next(1, 300_000))];
        string key = $"folder-{random.Next(3)}/{random.Next(5)}";
        switch (random.Next(5))
        {
            case 0:
                await storage.DeleteAsync(key, default);
                break;
            case 1:
                await storage.PutAsync(key, content, default, default);
                break;
            case 2:
                await CreateOrLeaveAsync(key, content);
                break;
            default:
                await using (StorageUpload upload = await storage.OpenUploadAsync(key, default, default))
                {
                    for (int from = 0; from < content.Length; from += 20_000)
                    {
                        await upload.WriteAsync(content.AsMemory(from, Math.Min(20_000, content.Length - from)), default);
                    }

                    if (random.Next(2) == 0)
                    {
                        await upload.SealAsync(default);
                    }

                    await upload.CompleteAsync(key: null, default);
                }

                break;
        }

        Console.WriteLine("written");
    }
}

async Task<bool> CreateOrLeaveAsync(string key, byte[] content)
{
    try
    {
        await storage.PutAsync(key, content, new PutOptions { IfAbsent = true }, default);
        return true;
    }
    catch (TypedDaoException error) when (error.Kind == ErrorKind.AlreadyExists)
    {
        return false;
    }
}

// Keeps one upload open and one sealed.
async Task HoldAsync()
{
    await using StorageUpload open = await storage.OpenUploadAsync("open", default, default);
    await open.WriteAsync(new byte[100_000], default);
    await using StorageUpload sealedUpload = await storage.OpenUploadAsync("sealed", default, default);
    await sealedUpload.WriteAsync(new byte[100_000], default);
    await sealedUpload.SealAsync(default);
    Console.WriteLine("ready");
    Console.ReadLine();
    await open.CompleteAsync(key: null, default);
    await sealedUpload.CompleteAsync(key: null, default);
    Console.WriteLine("done");
}

// Creates what nobody else has created yet, and says what it won.
async Task CreateAsync(string name, int count)
{
    Console.WriteLine("ready");
    Console.ReadLine();
    var won = new List<int>();
    for (int i = 0; i < count; i++)
    {
        if (await CreateOrLeaveAsync($"race/{i}", Encoding.UTF8.GetBytes(name)))
        {
            won.Add(i);
        }
    }

    Console.WriteLine(string.Join(' ', won));
}

// Adds 1 to a number as often as asked.
async Task CountAsync(int count)
{
    Console.WriteLine("ready");
    Console.ReadLine();
    while (count > 0)
    {
        await using StorageObject opened = await storage.GetAsync("counter", default, default);
        using var reader = new StreamReader(opened.Content);
        int next = int.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture) + 1;
        try
        {
            byte[] content = Encoding.UTF8.GetBytes(next.ToString("D8", CultureInfo.InvariantCulture));
            await storage.PutAsync("counter", content, new PutOptions { IfMatch = opened.Entry.ETag }, default);
            count--;
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict)
        {
            // Another process was first.
            await Task.Yield();
        }
    }

    Console.WriteLine("done");
}

// Opens and closes the storage around each step, so that the hidden folder comes and goes: writes, replaces and deletes what others do too.
async Task ChurnAsync(string name, int count)
{
    Console.WriteLine("ready");
    Console.ReadLine();
    for (int i = 0; i < count; i++)
    {
        await using var passing = new LocalStorage(root, new LocalStorageOptions { FlushToDisk = false });
        await passing.PutAsync($"shared/{i % 2}", Encoding.UTF8.GetBytes(name), default, default);
        await CreateOrLeaveAsync($"deep/{i % 3}/object", new byte[i]);
        await using (StorageUpload upload = await passing.OpenUploadAsync($"own/{name}", default, default))
        {
            await upload.WriteAsync(new byte[20_000], default);
            await upload.SealAsync(default);
            await upload.CompleteAsync(key: null, default);
        }

        await passing.DeleteAsync($"shared/{i % 2}", default);
        await passing.DeleteAsync($"deep/{i % 3}/object", default);
    }

    Console.WriteLine("done");
}

// Says what a reader without rights is told.
async Task ReadAsync(string key)
{
    foreach (Func<Task> call in (Func<Task>[])
    [
        async () => await storage.GetAsync(key, default, default),
        async () => await storage.HeadAsync(key, default),
        async () => await storage.PutAsync(key, new byte[1], default, default),
        async () => await storage.DeleteAsync(key, default),
        async () => await storage.ListAsync("", default, default).CountAsync(),
    ])
    {
        try
        {
            await call();
            Console.WriteLine("nothing");
        }
        catch (TypedDaoException error)
        {
            Console.WriteLine($"{error.Kind}: {error.Message}");
        }
    }
}
