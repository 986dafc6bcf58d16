using System.Text;
using System.Text.Json;
using CsvHelper;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Tests;

namespace TypedDao.Codecs.Tests.Peers;

/// <summary>What is written here is read elsewhere, and the other way round.</summary>
public sealed class PeerTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task CsvHelper_reads_what_is_written(int seed)
    {
        Person[] people = Make(seed);
        byte[] bytes = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(people);

        // CSV of others does not tell null from empty.
        Assert.Equal(people.Select(person => person with { Email = person.Email ?? string.Empty }), ReadPeer(bytes));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_CsvHelper_writes_is_read(int seed)
    {
        Person[] people = Make(seed);
        var read = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(WritePeer(people)))).Good;
        Assert.Equal(
            people.Select(person => person with { Email = string.IsNullOrEmpty(person.Email) ? null : person.Email }),
            read.Select(person => person with { Email = string.IsNullOrEmpty(person.Email) ? null : person.Email }));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task System_Text_Json_reads_what_is_written_and_writes_what_is_read(int seed)
    {
        Person[] people = Make(seed);
        byte[] array = await Support.Codecs.Json.WriteAsync<Person, PersonShape>(people);
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = seed % 2 == 0 };
        Assert.Equal(people, JsonSerializer.Deserialize<Person[]>(array, options));
        byte[] lines = await Support.Codecs.JsonLines.WriteAsync<Person, PersonShape>(people);
        Assert.Equal(people, Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Person>(line, options)));
        byte[] peer = JsonSerializer.SerializeToUtf8Bytes(people, options);
        Assert.Equal(people, (await Support.Codecs.Json.ReadAsync<Person, PersonShape>(new MemoryFile(peer))).Good);
    }

    private static List<Person> ReadPeer(byte[] bytes)
    {
        using var peer = CsvReader.Create(bytes);
        var read = new List<Person>();
        while (peer.Read())
        {
            read.Add(new Person
            {
                Id = long.Parse(peer.GetString(0)),
                Name = peer.GetString(1),
                Email = peer.GetString(2),
                Age = peer.GetString(3) is { Length: > 0 } age ? int.Parse(age) : null,
            });
        }

        return read;
    }

    private static byte[] WritePeer(Person[] people)
    {
        using var stream = new MemoryStream();
        using (var peer = CsvWriter.Create(stream))
        {
            peer.WriteHeader("id", "name", "email", "age");
            foreach (Person person in people)
            {
                peer.WriteRecord(person.Id.ToString(), person.Name, person.Email ?? string.Empty, person.Age?.ToString() ?? string.Empty);
            }
        }

        return stream.ToArray();
    }

    private static Person[] Make(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        return [.. Enumerable.Range(0, random.Next(1, 200)).Select(i => new Person
        {
            Id = random.NextInt64(long.MinValue, long.MaxValue),
            Name = data.Text(),
            Email = random.Next(3) == 0 ? null : data.Text(),
            Age = random.Next(3) == 0 ? null : random.Next(),
        })];
    }
}
