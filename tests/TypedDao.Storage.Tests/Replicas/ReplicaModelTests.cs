using System.Text;
using TypedDao.Storage.Replicas;
using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Replicas;

/// <summary>Random changes of stores of which some fail: what is said of them is what they have.</summary>
public sealed class ReplicaModelTests
{
    private static readonly string[] Keys = ["a", "b/c", "b/ü"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(null)]
    public async Task Errors_tell_what_each_store_has(int? usual)
    {
        int seed = Seeded.Seed(usual);
        var random = new Random(seed);
        int failed = 0;
        for (int run = 0; run < 20; run++)
        {
            var stores = new Run(random);
            for (int step = 0; step < 40; step++)
            {
                failed += await stores.StepAsync($"seed {seed}, run {run}, step {step}") ? 0 : 1;
            }
        }

        Assert.True(failed > 20, "Too little went wrong to see anything.");
    }

    private sealed class Run
    {
        private readonly Random _random;
        private readonly MemoryStorage[] _memories = [.. Several.Names.Select(name => new MemoryStorage(null, name))];
        private readonly Chance[] _chances;
        private readonly ReplicatedStorage _storage;
        private int _written;

        public Run(Random random)
        {
            _random = random;
            _chances = [.. Several.Names.Select(_ => new Chance())];
            _storage = Several.Of([.. _memories.Zip(_chances, (memory, chance) => (IObjectStorage)new FaultyStorage(memory, chance))]);
        }

        /// <summary>Makes a change and looks at every store. Whether it went well.</summary>
        public async Task<bool> StepAsync(string where)
        {
            foreach (Chance chance in _chances)
            {
                chance.Faults = _random.Next(3) == 0
                    ? Enum.GetValues<StorageCall>().Where(_ => _random.Next(4) == 0).ToDictionary(call => call, _ => FaultOf(_random.Next(4)))
                    : [];
            }

            string key = Keys[_random.Next(Keys.Length)];
            string?[] before = await TextsAsync(key);
            string text = $"{_written++}";
            bool deletes = false;
            TypedDaoException? error = null;
            try
            {
                switch (_random.Next(5))
                {
                    case 0:
                        deletes = true;
                        await _storage.DeleteAsync(key);
                        break;
                    case 1:
                        await _storage.PutAsync(key, text, new PutOptions { IfAbsent = true });
                        break;
                    case 2:
                        await UploadAsync(key, text);
                        break;
                    case 3:
                        await ReadAsync(where);
                        return true;
                    default:
                        await _storage.PutAsync(key, text);
                        break;
                }
            }
            catch (TypedDaoException caught)
            {
                error = caught;
            }

            Check(where, before, await TextsAsync(key), deletes ? null : text, error);
            return error is null;
        }

        private static void Check(string where, string?[] before, string?[] after, string? wanted, TypedDaoException? error)
        {
            string told = $"{where}: {string.Join(' ', before)} became {string.Join(' ', after)}: {error?.Message}";
            if (error is null)
            {
                Assert.True(Array.TrueForAll(after, text => text == wanted), told);
                return;
            }

            if (error.Kind is ErrorKind.Incomplete)
            {
                // "… is in 'own', but not in 'archive' (…), and perhaps in 'bucket' (…)" and the same of a deletion.
                string[] groups = error.Fact.Replace(", and perhaps", ", but perhaps", StringComparison.Ordinal).Split(", but ");
                foreach ((string name, int store) in Several.Names.Select((name, store) => (name, store)))
                {
                    string group = Assert.Single(groups, group => group.Contains($"'{name}'", StringComparison.Ordinal));
                    bool isDone = group == groups[0];
                    bool isUnknown = group.StartsWith("perhaps", StringComparison.Ordinal);
                    Assert.True(isUnknown || (isDone ? after[store] == wanted : after[store] == before[store]), told);
                }

                Assert.True(wanted is null || after[0] == wanted, told);
                return;
            }

            // Nothing changed, but where nobody can know, and where a deletion lost all of its answers.
            for (int store = 0; store < after.Length; store++)
            {
                bool mayHaveChanged = (error.Kind is ErrorKind.OutcomeUnknown || error.Fact.Contains(", and perhaps in ", StringComparison.Ordinal)) && (store == 0) == (wanted is not null);
                Assert.True(after[store] == before[store] || (mayHaveChanged && after[store] == wanted), told);
            }
        }

        /// <summary>A read is that of the first store that answers.</summary>
        private async Task ReadAsync(string where)
        {
            string key = Keys[_random.Next(Keys.Length)];
            string?[] texts = await TextsAsync(key);
            int first = Array.FindIndex(_chances, chance => !chance.Faults.ContainsKey(StorageCall.Head));
            if (first < 0 || Array.Exists(_chances, chance => chance.Faults.TryGetValue(StorageCall.Head, out Fault? fault) && fault.AfterEffect))
            {
                return;
            }

            StorageEntry? entry = await _storage.HeadAsync(key);
            Assert.True(entry?.Length == texts[first]?.Length, where);
            Assert.True(entry is null || entry.ETag.StartsWith($"{Several.Names[first]}:", StringComparison.Ordinal), where);
        }

        private async Task UploadAsync(string key, string text)
        {
            await using StorageUpload upload = await _storage.OpenUploadAsync(key);
            foreach (char c in text)
            {
                await upload.WriteAsync(Encoding.UTF8.GetBytes([c]), Stop);
            }

            await upload.CompleteAsync();
        }

        private async Task<string?[]> TextsAsync(string key)
            => await Task.WhenAll(_memories.Select(async memory => await memory.HeadAsync(key) is null ? null : await memory.ReadTextAsync(key)));

        private static Fault FaultOf(int number) => number switch
        {
            0 => Fault.Unavailable(),
            1 => Fault.Throttled(),
            2 => Fault.AnswerLost(),
            _ => Fault.Lasting(ErrorKind.AccessDenied),
        };
    }

    private sealed class Chance : IFaultPlan
    {
        public Dictionary<StorageCall, Fault> Faults { get; set; } = [];

        public Fault? Next(StorageCall call, string key, bool isConditional) => Faults.GetValueOrDefault(call);
    }
}
