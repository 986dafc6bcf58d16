// Shows its columns and which process it is until it is ended.
while (true)
{
    Console.WriteLine($"{Environment.ProcessId}: {string.Join(' ', Watched.Files.ItemShape.Schema.Select(column => column.Name))}");
    await Task.Delay(TimeSpan.FromMilliseconds(200));
}
