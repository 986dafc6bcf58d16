Console.WriteLine("The trimmed app works.");
