import { Alert, Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useSignIn } from '../api/queries';

export function SignInScreen() {
  const [user, setUser] = useState('admin');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const submit = (e: FormEvent) => {
    e.preventDefault();
    signIn.mutate({ user, password });
  };
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" w={360} radius="md">
        <form onSubmit={submit}>
          <Stack>
            <Group gap="sm">
              <img src="/icon.svg" alt="" width={28} height={28} />
              <Title order={1}>CxBridge</Title>
            </Group>
            <TextInput label="User" value={user} onChange={(e) => setUser(e.currentTarget.value)} autoComplete="username" required />
            <PasswordInput label="Password" value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoComplete="current-password" autoFocus required />
            {signIn.error && (
              <Alert color="red" py="xs" role="alert">
                {signIn.error.message}
              </Alert>
            )}
            <Button type="submit" loading={signIn.isPending}>
              Sign in
            </Button>
            <Text size="xs" c="dimmed">
              The host prints the first password of “admin” once, when it starts for the first time.
            </Text>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}
