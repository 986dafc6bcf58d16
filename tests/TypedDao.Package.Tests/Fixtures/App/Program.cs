// Only Data refers to the package; the verbs are found because its global using comes along.
using Fresh.Data;
using Fresh.Data.Files;

await Lake.Files.People.WriteAsync([new People { Id = 1, Name = "Ada", Height = 1.68m }, new People { Id = 2, Name = "Grace", Height = null }]);
await foreach (var person in Lake.Files.People.ReadAsync())
{
    Console.WriteLine($"{person.Id} {person.Name} {person.Height?.ToString() ?? "-"}");
}

Console.WriteLine(Answer.Text);
